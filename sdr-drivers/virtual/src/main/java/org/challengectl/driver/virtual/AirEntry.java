package org.challengectl.driver.virtual;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One transmission as the air saw it.
 *
 * @param id unique, growing, also over restarts of the air
 * @param device the transmitter's name
 * @param label who and what, from the transmit settings
 * @param frequencyHz of the carrier, oscillator error not included
 * @param sampleRateHz complex samples per second, and so the greatest bandwidth
 * @param startedAt when the first sample was radiated
 * @param startedNanos the same on the air's monotonic clock, nanoseconds
 * @param end empty while it is on the air
 */
public record AirEntry(
    long id,
    String device,
    String label,
    long frequencyHz,
    int sampleRateHz,
    Instant startedAt,
    long startedNanos,
    Optional<AirEnd> end) {

  public AirEntry {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(end, "end");
  }

  /** This entry with its end. */
  public AirEntry endedBy(AirEnd last) {
    return new AirEntry(
        id, device, label, frequencyHz, sampleRateHz, startedAt, startedNanos, Optional.of(last));
  }
}
