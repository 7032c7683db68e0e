package org.challengectl.driver.virtual;

import java.time.Instant;
import java.util.Objects;

/**
 * How a transmission ended.
 *
 * @param at when the last sample had been radiated
 * @param nanos the same on the air's monotonic clock, nanoseconds
 * @param samples complex samples that were radiated
 * @param underruns how often the transmitter ran dry in between
 * @param reason why it ended
 */
public record AirEnd(Instant at, long nanos, long samples, long underruns, Reason reason) {

  /** Why a transmission ended. */
  public enum Reason {
    /** The whole signal was radiated. */
    COMPLETE,
    /** Its owner silenced it. */
    SILENCED,
    /** Its samples, or the signs of life that go with them, stopped to arrive. */
    STALLED,
    /** The connection to its owner ended. */
    LOST,
    /** Its owner could not make the samples. */
    FAILED,
    /** The air was closed. */
    CLOSED
  }

  public AirEnd {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(reason, "reason");
  }
}
