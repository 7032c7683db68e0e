package org.challengectl.domain;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The account of who may transmit what: challenges' progress, leases, transmissions and recordings.
 * The rules are not here; they are the scheduler's.
 */
public interface Ledger {

  /**
   * Does some work in one transaction. Transactions are serialised with each other, so that what
   * one reads stays true until it commits; they are durable when this returns. If {@code work}
   * throws, nothing has happened.
   *
   * <p>Several transactions that wait may be committed together, and {@code work} may be done by
   * another thread that waits as well: it must not depend on its thread, nor wait for anything.
   *
   * @param told takes the result once it is durable, before this returns; one after the other, in
   *     the order of the transactions. It must be quick and must not use the ledger
   */
  <T> T transact(Function<LedgerTransaction, T> work, Consumer<? super T> told);

  /** The same, with nobody to be told. */
  default <T> T transact(Function<LedgerTransaction, T> work) {
    return transact(work, result -> {});
  }
}
