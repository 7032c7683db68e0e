package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** All agents of a run, and how they came in. */
record Fleet(List<LoadAgent> agents, Duration enrolment, Arrival arrival) {

  private static final int TRIES = 60;

  /**
   * What it took until all were in when all came at once, as after a restart of the server: each
   * key costs it a bcrypt then.
   *
   * @param refusals by status and code, before each agent's success
   */
  record Arrival(Duration took, Map<String, Integer> refusals) {}

  private record Refusals(List<String> names) {}

  static Fleet join(Wire wire, Operator operator, int count)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, count));
    try {
      String run = Long.toString(System.currentTimeMillis(), 36);
      long began = System.nanoTime();
      List<LoadAgent> agents = enrol(wire, operator, "load-" + run + "-", count);
      Duration enrolment = Duration.ofNanos(System.nanoTime() - began);
      return new Fleet(agents, enrolment, arrive(pool, agents));
    } finally {
      pool.shutdownNow();
    }
  }

  /** All come in at once, once more. */
  Arrival arriveAgain() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(agents.size());
    try {
      return arrive(pool, agents);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Enrols and registers agents, as many at a time as there are processors to ask bcrypt.
   *
   * @param progress is told how many are in, now and then
   */
  static List<LoadAgent> gather(Wire wire, Operator operator, int count, IntConsumer progress)
      throws InterruptedException, ExecutionException {
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
    String prefix = "load-" + Long.toString(System.currentTimeMillis(), 36) + "-";
    AtomicInteger in = new AtomicInteger();
    try {
      List<Callable<LoadAgent>> work = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String id = prefix + i;
        work.add(
            () -> {
              LoadAgent agent = LoadAgent.enrol(wire, id, operator.token(id));
              register(agent);
              progress.accept(in.incrementAndGet());
              return agent;
            });
      }
      return all(pool, work);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Two at a time: tokens are made by people, not by a crowd. */
  private static List<LoadAgent> enrol(Wire wire, Operator operator, String prefix, int count)
      throws InterruptedException, ExecutionException {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Callable<LoadAgent>> work = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String id = prefix + i;
        work.add(() -> LoadAgent.enrol(wire, id, operator.token(id)));
      }
      return all(two, work);
    } finally {
      two.shutdownNow();
    }
  }

  private static Arrival arrive(ExecutorService pool, List<LoadAgent> agents)
      throws InterruptedException, ExecutionException {
    long began = System.nanoTime();
    List<Callable<Refusals>> work = new ArrayList<>();
    for (LoadAgent agent : agents) {
      work.add(() -> register(agent));
    }
    Map<String, Integer> refusals = new TreeMap<>();
    for (Refusals one : all(pool, work)) {
      one.names().forEach(name -> refusals.merge(name, 1, Integer::sum));
    }
    return new Arrival(Duration.ofNanos(System.nanoTime() - began), refusals);
  }

  private static Refusals register(LoadAgent agent) throws IOException, InterruptedException {
    List<String> refusals = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      Wire.Answer answer = agent.register();
      if (answer.good()) {
        return new Refusals(refusals);
      }
      refusals.add(Failures.name(answer));
      Thread.sleep(500);
    }
    throw new IOException("an agent was refused " + TRIES + " times: " + refusals.get(TRIES - 1));
  }

  private static <T> List<T> all(ExecutorService pool, List<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : pool.invokeAll(work)) {
      results.add(future.get());
    }
    return results;
  }
}
