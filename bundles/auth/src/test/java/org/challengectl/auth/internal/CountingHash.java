package org.challengectl.auth.internal;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often the slow hash is asked. */
final class CountingHash implements PasswordHash {

  /** Done before each comparison. */
  interface Before {
    void run() throws InterruptedException;
  }

  final AtomicInteger comparisons = new AtomicInteger();
  volatile Before before = () -> {};

  @Override
  public String hash(String text) {
    return "hash of " + text;
  }

  @Override
  public boolean matches(String text, String hash) {
    comparisons.incrementAndGet();
    try {
      before.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return hash(text).equals(hash);
  }
}
