package org.challengectl.domain;

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
   */
  <T> T transact(Function<LedgerTransaction, T> work);
}
