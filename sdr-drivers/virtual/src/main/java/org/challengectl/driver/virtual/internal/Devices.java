package org.challengectl.driver.virtual.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.TransmitReport;

/** What holds for every virtual radio, wherever its air is. */
final class Devices {

  static final RadioCapabilities CAPABILITIES =
      new RadioCapabilities(
          true,
          true,
          new FrequencySpan(100_000, 10_000_000_000L),
          new FrequencySpan(250_000, 20_000_000));

  private Devices() {}

  /** The device that is called so, or has that place in the list. */
  static Optional<String> find(List<String> names, String wanted) {
    if (names.contains(wanted)) {
      return Optional.of(wanted);
    }
    if (wanted.matches("[0-9]{1,4}") && Integer.parseInt(wanted) < names.size()) {
      return Optional.of(names.get(Integer.parseInt(wanted)));
    }
    return Optional.empty();
  }

  static boolean isName(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
  }

  static void check(String name, long frequencyHz) throws RadioException {
    if (!CAPABILITIES.frequencies().contains(frequencyHz)) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "virtual radio '%s' tunes %d..%d Hz, not %d Hz"
              .formatted(
                  name,
                  CAPABILITIES.frequencies().minHz(),
                  CAPABILITIES.frequencies().maxHz(),
                  frequencyHz));
    }
  }

  static void checkRate(String name, int sampleRateHz) throws RadioException {
    if (!CAPABILITIES.sampleRates().contains(sampleRateHz)) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "virtual radio '%s' works at %d..%d samples/s, not %d"
              .formatted(
                  name,
                  CAPABILITIES.sampleRates().minHz(),
                  CAPABILITIES.sampleRates().maxHz(),
                  sampleRateHz));
    }
  }

  /** Whether a source kept its contract. */
  static void checkGiven(int samples, int room) throws RadioException {
    if (samples < 1 || samples > room) {
      throw new RadioException(
          Reason.FAILED, "the signal gave %d samples when asked for %d".formatted(samples, room));
    }
  }

  static RadioException busy(String name, boolean transmitting) {
    return new RadioException(
        Reason.BUSY,
        "virtual radio '%s' is %s".formatted(name, transmitting ? "transmitting" : "receiving"));
  }

  /** The report of a transmission, or why there is none. */
  static TransmitReport report(String name, Instant started, AirEnd end) throws RadioException {
    String problem =
        switch (end.reason()) {
          case COMPLETE, SILENCED -> "";
          case STALLED -> "its samples did not arrive in time";
          case LOST -> "the connection was lost";
          case FAILED -> "the signal failed";
          case CLOSED -> "the air was closed";
        };
    if (!problem.isEmpty()) {
      throw new RadioException(
          Reason.FAILED, "the virtual air dropped '%s': %s".formatted(name, problem));
    }
    return new TransmitReport(
        started, end.at(), end.samples(), end.underruns(), end.reason() == AirEnd.Reason.COMPLETE);
  }
}
