package org.challengectl.agent.runner;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.challengectl.agent.core.Ticker;

/**
 * Says whether one assignment may be on the air. Once it has said no it never says yes again. Safe
 * for concurrent use; nothing here blocks but the waiting.
 */
final class Guard {

  private final Ticker ticker;
  private final AtomicReference<Ending> ending = new AtomicReference<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile LeaseTerm term;

  Guard(Ticker ticker, LeaseTerm term) {
    this.ticker = ticker;
    this.term = term;
  }

  /** Whether anything may be radiated now. Cheap enough to be asked for each block of samples. */
  boolean mayRadiate() {
    if (ending.get() == null && term.leftNanos(ticker.nanos()) <= 0) {
      end(Ending.LEASE_OVER);
    }
    return ending.get() == null;
  }

  /**
   * A renewal was answered. Renewals are sent one after the other, so the latest answer is what the
   * server holds on to at least.
   */
  void renewed(LeaseTerm next) {
    term = next;
  }

  LeaseTerm term() {
    return term;
  }

  /** Ends it; the first reason stays. */
  void end(Ending reason) {
    if (ending.compareAndSet(null, reason)) {
      over.countDown();
    }
  }

  /** Why it was ended, if it was. */
  Optional<Ending> ending() {
    return Optional.ofNullable(ending.get());
  }

  /** Waits until it is ended, whoever does it. */
  void awaitEnd() throws InterruptedException {
    over.await();
  }

  /**
   * Waits.
   *
   * @param untilNanos ticker
   * @return whether it may still radiate then
   */
  boolean await(long untilNanos) throws InterruptedException {
    while (mayRadiate()) {
      long now = ticker.nanos();
      long wait = Math.min(untilNanos - now, term.leftNanos(now));
      if (untilNanos - now <= 0) {
        return true;
      }
      if (over.await(Math.max(0, wait), TimeUnit.NANOSECONDS)) {
        return false;
      }
    }
    return false;
  }
}
