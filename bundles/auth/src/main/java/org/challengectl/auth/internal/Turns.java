package org.challengectl.auth.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.challengectl.auth.AccessException;

/** Lets slow work wait for its turn, so that it cannot take the whole server. */
final class Turns {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Turns() {}

  /**
   * Does some work when its turn has come.
   *
   * @throws AccessException "too many" if that takes too long
   */
  static <T> T take(Semaphore turns, Supplier<T> work) {
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw AccessException.tooMany("The server is busy checking keys.", Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AccessException.tooMany("The server is stopping.", Duration.ofSeconds(2));
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
