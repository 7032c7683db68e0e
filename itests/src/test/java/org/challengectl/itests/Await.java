package org.challengectl.itests;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for a condition instead of sleeping. */
final class Await {

  private Await() {}

  /** Waits until {@code probe} gives a value; fails with {@code what} after {@code limit}. */
  static <T> T value(Duration limit, Supplier<String> what, Callable<Optional<T>> probe)
      throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> value = probe.call();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit.toMillis() / 1000.0 + " s: " + what.get());
      }
      pause();
    }
  }

  /** Waits until {@code condition} holds. */
  static void until(Duration limit, String what, Callable<Boolean> condition) throws Exception {
    value(limit, () -> what, () -> condition.call() ? Optional.of(true) : Optional.empty());
  }

  private static void pause() throws InterruptedException {
    Thread.sleep(100);
  }
}
