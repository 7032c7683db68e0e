package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.protocol.Task;

/** Challenges that come on the air one after the other, and how soon the audience knows. */
final class PublicRound {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ON_THE_AIR = "\"active\":true";
  private static final long POLL_MILLIS = 100;

  private final LoadAgent agent;
  private final Audience audience;
  private final Duration every;

  /**
   * What was seen of the events of a round, in milliseconds after the agent had begun to say that
   * it sends.
   *
   * @param untold viewers that were not told, over all events
   */
  record Outcome(List<Heard> events, int untold, Tally tally) {

    double first() {
      return FieldReport.median(events, Heard::first);
    }

    double half() {
      return FieldReport.median(events, Heard::half);
    }

    double last() {
      return FieldReport.median(events, Heard::last);
    }

    double worst() {
      return events.stream().mapToDouble(Heard::last).max().orElse(Double.NaN);
    }
  }

  /** When the first viewer knew of an event, half of them, and the last. */
  record Heard(double first, double half, double last) {

    /** Of sorted times. */
    static Heard of(double[] millis) {
      return new Heard(millis[0], millis[(millis.length - 1) / 2], millis[millis.length - 1]);
    }
  }

  PublicRound(LoadAgent agent, Audience audience, Duration every) {
    this.agent = agent;
    this.audience = audience;
    this.every = every;
  }

  Outcome run(Duration time) throws IOException, InterruptedException {
    Tally tally = new Tally();
    List<Heard> events = new ArrayList<>();
    int untold = 0;
    agent.heartbeat(tally);
    long end = System.nanoTime() + time.toNanos();
    for (long next = System.nanoTime(); next < end; next += every.toNanos()) {
      sleepUntil(next);
      Task task = task(tally);
      Audience.Expected expected = audience.expect(ON_THE_AIR);
      agent.started(task, tally);
      untold += expected.missingAfter(PATIENCE);
      double[] millis = expected.millis();
      if (millis.length > 0) {
        events.add(Heard.of(millis));
      }
      sleepUntil(next + every.toNanos() / 2);
      agent.complete(task, tally);
    }
    sleepUntil(end);
    return new Outcome(events, untold, tally);
  }

  private Task task(Tally tally) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<Task> task = agent.poll(tally);
      if (task.isPresent()) {
        return task.get();
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new IOException("the server gave nothing to send: " + tally.failures());
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())).toMillis());
  }
}
