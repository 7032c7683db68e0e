package org.challengectl.persistence.internal.ledger;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.challengectl.domain.LedgerTransaction;

/**
 * Some work that waits to be done and committed. It belongs to the thread that made it; until it is
 * over, only the thread that commits it touches it.
 */
final class Pending<T> {

  private final Function<LedgerTransaction, T> work;
  private final Consumer<? super T> told;
  private final Thread owner = Thread.currentThread();
  private T result;
  private Throwable failure;
  private volatile boolean over;

  Pending(Function<LedgerTransaction, T> work, Consumer<? super T> told) {
    this.work = work;
    this.told = told;
  }

  /** Does the work; it is not committed yet. */
  void run(LedgerTransaction transaction) {
    result = work.apply(transaction);
  }

  /** Nothing has happened, for this reason. */
  void fail(Throwable why) {
    failure = why;
  }

  /**
   * The result is durable.
   *
   * @param first to be done before it is told
   */
  void committed(Runnable first) {
    try {
      first.run();
      told.accept(result);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /** Lets the owner go on. */
  void finish() {
    over = true;
    LockSupport.unpark(owner);
  }

  boolean over() {
    return over;
  }

  void wake() {
    LockSupport.unpark(owner);
  }

  /** For the owner, when it is over. */
  T outcome() {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return result;
  }
}
