package org.challengectl.auth.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.challengectl.auth.AccessException;

/**
 * Bcrypt for keys, never on more than two processors at once: one for operators and enrolments, who
 * wait their turn, and one for keys that anybody may show, who are sent away if it is taken. So
 * strangers keep neither operators waiting nor threads occupied.
 */
final class SlowHash {

  private static final Duration COME_BACK = Duration.ofSeconds(2);

  private final PasswordHash hash;
  private final Semaphore inside = new Semaphore(1, true);
  private final Semaphore strangers = new Semaphore(1);

  SlowHash(PasswordHash hash) {
    this.hash = hash;
  }

  String hash(String text) {
    return inTurn(() -> hash.hash(text));
  }

  boolean matches(String text, String stored) {
    return inTurn(() -> hash.matches(text, stored));
  }

  /** As {@link #matches}, but at once or "too many". */
  boolean matchesNow(String text, String stored) {
    if (!strangers.tryAcquire()) {
      throw AccessException.tooMany("The server is busy checking keys.", COME_BACK);
    }
    try {
      return hash.matches(text, stored);
    } finally {
      strangers.release();
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    return Turns.take(inside, work);
  }
}
