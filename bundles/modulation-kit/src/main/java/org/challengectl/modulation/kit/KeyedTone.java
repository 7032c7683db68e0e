package org.challengectl.modulation.kit;

import java.util.function.DoubleSupplier;

/**
 * Frequency-shift keying: one tone whose frequency changes from symbol to symbol, phase continuous,
 * then silence. The phase is computed from the symbols' exact times, so symbols may have any length
 * and no error piles up. A change of frequency may follow a raised cosine, which keeps sidebands
 * down; so does the level in the first and the last 5 ms.
 */
public final class KeyedTone implements AudioSource {

  private static final double EDGE_SAMPLES = 0.005 * RATE_HZ;

  private final DoubleSupplier symbolsHz;
  private final double symbolSamples;
  private final double changeSamples;
  private final double end;
  private long played;
  private double elapsed;
  private double phase;
  private double beforeHz;
  private double nowHz;

  /**
   * @param symbolsHz frequency of each symbol in turn, Hz; may be asked for one beyond the last
   * @param symbolsPerSecond rate of symbols
   * @param change how much of a symbol a change of frequency takes, 0 to 1
   * @param seconds until silence
   */
  public KeyedTone(
      DoubleSupplier symbolsHz, double symbolsPerSecond, double change, double seconds) {
    this.symbolsHz = symbolsHz;
    symbolSamples = RATE_HZ / symbolsPerSecond;
    changeSamples = change * symbolSamples;
    end = seconds * RATE_HZ;
    nowHz = symbolsHz.getAsDouble();
    beforeHz = nowHz;
  }

  @Override
  public void read(float[] out, int offset, int samples) {
    for (int n = offset; n < offset + samples; n++) {
      out[n] = played < end ? next() : 0;
    }
  }

  private float next() {
    while (elapsed >= symbolSamples) {
      phase = cycles(symbolSamples);
      phase -= Math.floor(phase);
      elapsed -= symbolSamples;
      beforeHz = nowHz;
      nowHz = symbolsHz.getAsDouble();
    }
    double level = Edges.raised(Math.min((double) played, end - played) / EDGE_SAMPLES);
    double sample = level * Math.sin(2 * Math.PI * cycles(elapsed));
    elapsed++;
    played++;
    return (float) sample;
  }

  /** Phase in cycles, so many samples after this symbol began: the integral of the frequency. */
  private double cycles(double since) {
    double late = 0;
    if (changeSamples > 0) {
      double u = Math.min(since, changeSamples);
      late = (u + changeSamples / Math.PI * Math.sin(Math.PI * u / changeSamples)) / 2;
    }
    return phase + (nowHz * since + (beforeHz - nowHz) * late) / RATE_HZ;
  }
}
