package org.challengectl.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Some agents that go round and round, each in a thread of its own.
 *
 * @param time after which no cycle begins
 * @param maxCycles of all agents together
 * @param pause of each agent between two cycles; zero for a tight loop
 * @param cycle what an agent does again and again
 */
record Round(
    List<LoadAgent> agents,
    Duration time,
    long maxCycles,
    Duration pause,
    BiConsumer<LoadAgent, Tally> cycle) {

  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /** Agents that poll, say "started" and complete. */
  Round(List<LoadAgent> agents, Duration time, long maxCycles, Duration pause) {
    this(agents, time, maxCycles, pause, LoadAgent::cycle);
  }

  /** What came of it. */
  record Outcome(Tally tally, Duration took) {

    double perSecond(int count) {
      return count / (took.toNanos() / 1e9);
    }
  }

  Outcome run() throws InterruptedException, ExecutionException {
    AtomicLong left = new AtomicLong(maxCycles);
    ExecutorService pool = Executors.newFixedThreadPool(agents.size());
    try {
      long began = System.nanoTime();
      long end = began + time.toNanos();
      List<Callable<Tally>> work = new ArrayList<>();
      for (LoadAgent agent : agents) {
        work.add(() -> go(agent, end, left));
      }
      Tally sum = new Tally();
      for (Future<Tally> future : pool.invokeAll(work)) {
        sum.add(future.get());
      }
      return new Outcome(sum, Duration.ofNanos(System.nanoTime() - began));
    } finally {
      pool.shutdownNow();
    }
  }

  private Tally go(LoadAgent agent, long end, AtomicLong left) throws InterruptedException {
    Tally tally = new Tally();
    if (!pause.isZero()) {
      Thread.sleep(ThreadLocalRandom.current().nextLong(pause.toMillis() + 1));
    }
    long heartbeat = System.nanoTime();
    while (System.nanoTime() < end && left.getAndDecrement() > 0) {
      if (System.nanoTime() - heartbeat >= 0) {
        agent.heartbeat(tally);
        heartbeat += HEARTBEAT.toNanos();
      }
      cycle.accept(agent, tally);
      if (!pause.isZero()) {
        Thread.sleep(pause.toMillis());
      }
    }
    return tally;
  }
}
