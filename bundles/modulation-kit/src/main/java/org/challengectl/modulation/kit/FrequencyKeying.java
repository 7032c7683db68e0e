package org.challengectl.modulation.kit;

import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/**
 * Frequency-shift keying of the carrier itself: phase continuous, constant envelope; silence before
 * and after. The carrier comes up on the first symbol's frequency and goes down on the last one's.
 *
 * @param symbolsPerSecond rate of symbols
 * @param symbols how many a burst has
 * @param tones their frequencies
 * @param furthestHz the largest distance of a tone from the carrier
 * @param shape how the frequency goes from one to the next
 * @param bursts how often all is sent
 * @param gapSeconds from the end of a burst's last symbol to the start of the next burst's first
 */
public record FrequencyKeying(
    double symbolsPerSecond,
    long symbols,
    ToneSequence tones,
    double furthestHz,
    FrequencyShape shape,
    long bursts,
    double gapSeconds) {

  /** Silence before the first and after the last symbol. */
  public static final double MARGIN_SECONDS = 0.2;

  /** How long the carrier takes to come up before a burst, and to go down after it. */
  static final double RAMP_SYMBOLS = 2;

  /** A device's rate must leave room for so many symbol rates beside the tones. */
  private static final double LEAST_EDGE = 2;

  private static final double USED_PART_OF_RATE = 0.45;
  private static final int RATE_GRID_HZ = 16_000;
  private static final int SAMPLES_PER_SYMBOL = 12;

  /** A signal that is so narrow against its rate is cheap to bring to a higher one. */
  private static final double CHEAP_PART_OF_RATE = 0.115;

  private static final int MEASURED_SAMPLES = 1 << 20;
  private static final double RESOLUTION_PER_SYMBOL = 0.01;

  public FrequencyKeying {
    if (!(symbolsPerSecond > 0) || symbols < 1 || !(furthestHz > 0) || bursts < 1) {
      throw new IllegalArgumentException(
          "no keying of %s symbols at %s/s, %s times".formatted(symbols, symbolsPerSecond, bursts));
    }
    if (bursts > 1 && gapSeconds * symbolsPerSecond < 2 * RAMP_SYMBOLS) {
      throw new IllegalArgumentException("a gap of " + gapSeconds + " s is too short");
    }
  }

  /** One burst. */
  public static FrequencyKeying once(
      double symbolsPerSecond,
      long symbols,
      ToneSequence tones,
      double furthestHz,
      FrequencyShape shape) {
    return new FrequencyKeying(symbolsPerSecond, symbols, tones, furthestHz, shape, 1, 0);
  }

  /** Length of the transmission, silence before and after included. */
  public double seconds() {
    return 2 * MARGIN_SECONDS + bursts * burstSeconds() + (bursts - 1) * gapSeconds;
  }

  /** The lowest sample rate that this fits into. */
  public int minimumRateHz() {
    double edgeHz = furthestHz + LEAST_EDGE * symbolsPerSecond;
    return (int) Math.ceil(Math.max(Signal.MIN_SAMPLE_RATE_HZ, edgeHz / USED_PART_OF_RATE));
  }

  /**
   * The transmission at a device's rate.
   *
   * @throws SignalException if it is longer than a day or too wide for the rate
   */
  public Signal at(int sampleRateHz) throws SignalException {
    if (sampleRateHz < minimumRateHz()) {
      throw SignalException.badParameter(
          "sample_rate",
          "this signal needs at least %d samples/s, the radio makes %d"
              .formatted(minimumRateHz(), sampleRateHz));
    }
    double contentHz = furthestHz + shape.edge() * symbolsPerSecond;
    int baseRateHz = rateHz(contentHz, sampleRateHz);
    double measured =
        Math.min(burstSeconds() + rampSeconds(), MEASURED_SAMPLES / (double) baseRateHz);
    return Baseband.of(
            baseRateHz,
            Math.min(contentHz, USED_PART_OF_RATE * sampleRateHz),
            seconds(),
            RESOLUTION_PER_SYMBOL * symbolsPerSecond,
            () -> new FrequencyKeyingSource(this, MARGIN_SECONDS, baseRateHz))
        .measuredOn(
            () -> new FrequencyKeyingSource(this, rampSeconds(), baseRateHz),
            rampSeconds() + measured)
        .at(sampleRateHz);
  }

  /**
   * The rate to make the signal at. One that is wide against the device's rate is made at a half, a
   * quarter ... of that, since doublings are cheaper than other ratios.
   */
  private int rateHz(double contentHz, int sampleRateHz) {
    double least = Math.max(2.5 * contentHz, SAMPLES_PER_SYMBOL * symbolsPerSecond);
    double cheap = contentHz / CHEAP_PART_OF_RATE;
    if (cheap < sampleRateHz / 3.0) {
      return onGrid(Math.max(least, cheap));
    }
    return least > sampleRateHz ? onGrid(least) : halved(sampleRateHz, least);
  }

  private static int halved(int sampleRateHz, double least) {
    int rateHz = sampleRateHz;
    while (rateHz % 2 == 0 && rateHz >= 2 * least) {
      rateHz /= 2;
    }
    return rateHz;
  }

  private static int onGrid(double least) {
    int rateHz = RATE_GRID_HZ;
    while (rateHz < least) {
      rateHz = Integer.bitCount(rateHz / 1_000) == 1 ? rateHz / 2 * 3 : rateHz / 3 * 4;
    }
    return rateHz;
  }

  private double burstSeconds() {
    return symbols / symbolsPerSecond;
  }

  private double rampSeconds() {
    return RAMP_SYMBOLS / symbolsPerSecond;
  }
}
