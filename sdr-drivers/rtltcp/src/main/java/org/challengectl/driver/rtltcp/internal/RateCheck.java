package org.challengectl.driver.rtltcp.internal;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/** Whether samples come about as fast as they should. */
final class RateCheck {

  private static final double WINDOW_SECONDS = 3;
  private static final double LEAST = 0.5;
  private static final double MOST = 2;

  private final String name;
  private final int sampleRateHz;
  private final LongSupplier nanos;
  private long startNanos;
  private long samples;

  RateCheck(String name, int sampleRateHz) {
    this(name, sampleRateHz, System::nanoTime);
  }

  RateCheck(String name, int sampleRateHz, LongSupplier nanos) {
    this.name = name;
    this.sampleRateHz = sampleRateHz;
    this.nanos = nanos;
    restart();
  }

  /** Forgets what came. */
  void restart() {
    startNanos = nanos.getAsLong();
    samples = 0;
  }

  /** So many came; throws if it were far too few or too many for some seconds. */
  void came(int more) throws RadioException {
    samples += more;
    double seconds = (nanos.getAsLong() - startNanos) / 1e9;
    if (seconds < WINDOW_SECONDS) {
      return;
    }
    double measured = samples / seconds;
    if (measured < LEAST * sampleRateHz || measured > MOST * sampleRateHz) {
      throw new RadioException(
          Reason.FAILED,
          String.format(
              Locale.ROOT,
              "%s gives %.3f MS/s instead of %.3f MS/s; is the network too slow, or does the"
                  + " server ignore what it is told?",
              name,
              measured / 1e6,
              sampleRateHz / 1e6));
    }
    restart();
  }
}
