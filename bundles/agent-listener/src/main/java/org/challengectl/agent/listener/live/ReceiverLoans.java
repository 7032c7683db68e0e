package org.challengectl.agent.listener.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.agent.core.RadioSlot;

/** Lends receivers that no recording needs. Safe for concurrent use. */
public interface ReceiverLoans {

  /** What came of it. */
  sealed interface Answer {}

  /** A receiver; closing the loan gives it back. */
  record Loan(RadioSlot slot, Runnable giveBack) implements Answer, AutoCloseable {

    @Override
    public void close() {
      giveBack.run();
    }
  }

  /**
   * All are needed.
   *
   * @param until when the first may be free, server time; empty if nobody knows
   */
  record Busy(Optional<Instant> until) implements Answer {}

  /** None may be tuned there. */
  record Unsuitable() implements Answer {}

  /**
   * Asks for a receiver.
   *
   * @param centreHz where it is to be tuned
   * @param now server time
   * @param recall run, perhaps more than once, when a recording needs it: give it back at once.
   *     Must not wait
   */
  Answer lend(long centreHz, Instant now, List<RadioSlot> slots, Runnable recall);
}
