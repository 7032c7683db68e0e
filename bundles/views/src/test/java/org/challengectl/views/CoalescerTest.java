package org.challengectl.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class CoalescerTest {

  private static final Duration DELAY = Duration.ofMillis(10);
  private static final Duration REST = Duration.ofMillis(500);

  private record Later(Duration delay, Runnable task) {}

  private final Deque<Later> scheduled = new ArrayDeque<>();
  private int runs;
  private final Coalescer coalescer =
      new Coalescer(
          (delay, task) -> scheduled.add(new Later(delay, task)), DELAY, REST, () -> runs++);

  @Test
  void makesOneRunOfRequestsThatComeTogether() {
    for (int i = 0; i < 100; i++) {
      coalescer.request();
    }
    assertEquals(DELAY, next());
    assertEquals(1, runs);
  }

  @Test
  void makesOneMoreRunOfRequestsThatComeWhileItRests() {
    coalescer.request();
    next();
    for (int i = 0; i < 100; i++) {
      coalescer.request();
    }
    assertEquals(REST, next());
    assertEquals(1, runs, "not before the rest is over");
    assertEquals(Duration.ZERO, next());
    assertEquals(2, runs);
  }

  @Test
  void fallsAsleepWhenNothingIsWanted() {
    coalescer.request();
    next();
    next();
    assertEquals(0, scheduled.size());
    coalescer.request();
    assertEquals(DELAY, next());
    assertEquals(2, runs);
  }

  private Duration next() {
    Later later = scheduled.remove();
    later.task().run();
    return later.delay();
  }
}
