package org.challengectl.driver.virtual.internal;

import java.time.Instant;
import org.challengectl.driver.virtual.AirEnd;

/** What a radio knows of its transmission on an air in another process. */
final class RemoteTransmission {

  /** The host's last word. */
  record Over(Instant startedAt, AirEnd end) {}

  /** Longest time without a pulse before the air is taken to be lost. */
  private static final long PULSELESS_NANOS = 1_000_000_000L;

  private final int id;
  private final long lookahead;
  private boolean pulsed;
  private long pulse;
  private long pulseAt;
  private boolean echoed = true;
  private long quietAt;
  private long taken;
  private boolean silenced;
  private boolean lost;
  private Over over;

  RemoteTransmission(int id, long lookahead) {
    this.id = id;
    this.lookahead = lookahead;
    this.pulseAt = System.nanoTime();
    this.quietAt = pulseAt;
  }

  int id() {
    return id;
  }

  synchronized void pulse(long hostNanos, long takenByThen) {
    pulsed = true;
    pulse = hostNanos;
    pulseAt = System.nanoTime();
    taken = takenByThen;
    echoed = false;
    notifyAll();
  }

  synchronized void over(Over word) {
    over = word;
    notifyAll();
  }

  synchronized void lost() {
    lost = true;
    notifyAll();
  }

  /** The owner wants it to end: nothing may be sent any more. */
  synchronized void silence() {
    silenced = true;
    notifyAll();
  }

  synchronized boolean isSilenced() {
    return silenced;
  }

  synchronized Over over() {
    return over;
  }

  synchronized long taken() {
    return taken;
  }

  /** The pulse to send back; the host may radiate for a while because of it. */
  synchronized long echo() {
    echoed = true;
    quietAt = pulseAt + AirSettings.HOLD_NANOS + AirSettings.BLOCK_NANOS;
    return pulse;
  }

  /**
   * Waits until there is something to do.
   *
   * @param sent samples so far; -1 when there are no more
   * @return how many samples may be sent, or 0 if only a sign of life is due; -1 if it is over,
   *     lost or silenced
   */
  synchronized long awaitTurn(long sent) throws InterruptedException {
    while (over == null && !lost && !silenced) {
      if (pulsed) {
        long room = sent < 0 ? 0 : taken + lookahead - sent;
        if (room > 0 || !echoed) {
          return Math.max(0, room);
        }
      }
      long left = PULSELESS_NANOS - (System.nanoTime() - pulseAt);
      if (left <= 0) {
        lost = true;
      } else {
        wait(left / 1_000_000 + 1);
      }
    }
    return -1;
  }

  /** Waits until nothing is radiated: the host said so, or its patience must be over. */
  synchronized void awaitQuiet() throws InterruptedException {
    long left;
    while (over == null && (left = quietAt - System.nanoTime()) > 0) {
      wait(left / 1_000_000 + 1);
    }
  }

  /** Waits for the host's word that it is over, but not long. */
  synchronized void awaitOver(long millis) throws InterruptedException {
    long until = System.nanoTime() + millis * 1_000_000;
    long left;
    while (over == null && !lost && (left = until - System.nanoTime()) > 0) {
      wait(left / 1_000_000 + 1);
    }
  }
}
