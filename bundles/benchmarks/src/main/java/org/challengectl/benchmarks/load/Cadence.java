package org.challengectl.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.challengectl.protocol.Task;

/**
 * Agents at a steady pace: each polls and sends heartbeats at moments of its own; who gets a task
 * says that it has begun, and completes it a while later.
 */
final class Cadence {

  /**
   * How often things happen.
   *
   * @param onTheAir between a task and its completion
   */
  record Pace(Duration poll, Duration heartbeat, Duration onTheAir) {

    /** What runners in the field have by default, and short transmissions. */
    static final Pace FIELD =
        new Pace(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5));
  }

  /** Far more than are ever on their way, so that a slow answer keeps nobody else from asking. */
  private static final int THREADS = 64;

  private final List<LoadAgent> agents;
  private final Pace pace;
  private final Tally sum = new Tally();
  private final AtomicInteger sending = new AtomicInteger();
  private volatile boolean counting;

  Cadence(List<LoadAgent> agents, Pace pace) {
    this.agents = agents;
    this.pace = pace;
  }

  /**
   * Goes on for a while, and returns when nobody sends any more.
   *
   * @param warmUp before it counts
   * @param between is run when counting begins
   */
  Tally run(Duration warmUp, Duration time, Runnable between) throws InterruptedException {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(THREADS);
    pool.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    for (LoadAgent agent : agents) {
      every(pool, pace.poll(), () -> poll(pool, agent));
      every(pool, pace.heartbeat(), () -> tallied(agent::heartbeat));
    }
    TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
    between.run();
    counting = true;
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
    counting = false;
    pool.shutdown();
    if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
      pool.shutdownNow();
      throw new IllegalStateException(sending.get() + " agents have not come to an end");
    }
    return sum;
  }

  private static void every(ScheduledThreadPoolExecutor pool, Duration period, Runnable what) {
    long first = ThreadLocalRandom.current().nextLong(period.toNanos());
    var unused = pool.scheduleAtFixedRate(what, first, period.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void poll(ScheduledThreadPoolExecutor pool, LoadAgent agent) {
    tallied(
        tally -> {
          Optional<Task> task = agent.poll(tally);
          task.ifPresent(
              given -> {
                sending.incrementAndGet();
                agent.started(given, tally);
                finishLater(pool, agent, given);
              });
        });
  }

  private void finishLater(ScheduledThreadPoolExecutor pool, LoadAgent agent, Task task) {
    Runnable finish =
        () -> {
          tallied(tally -> agent.complete(task, tally));
          sending.decrementAndGet();
        };
    try {
      var unused = pool.schedule(finish, pace.onTheAir().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // It is over; the lease shall not stay.
      finish.run();
    }
  }

  private void tallied(Consumer<Tally> calls) {
    boolean counts = counting;
    Tally one = new Tally();
    calls.accept(one);
    if (counts) {
      synchronized (sum) {
        sum.add(one);
      }
    }
  }
}
