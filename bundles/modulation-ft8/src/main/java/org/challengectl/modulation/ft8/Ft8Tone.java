package org.challengectl.modulation.ft8;

import org.challengectl.modulation.kit.AudioSource;
import org.challengectl.modulation.kit.Edges;

/**
 * Eight tones by Gaussian frequency-shift keying with BT = 2 (equations 2-8 of the paper): each
 * change of frequency is the step response of a Gaussian filter. First and last 20 ms are raised
 * cosines in level. Comes after a silence that, with the carrier's lead-in, makes 0.5 s.
 */
final class Ft8Tone implements AudioSource {

  /** Symbols per second, and Hz from tone to tone. */
  static final double BAUD = 6.25;

  private static final int SYMBOL = (int) (RATE_HZ / BAUD);
  private static final int SILENCE = 3 * RATE_HZ / 10;
  private static final int LENGTH = Codeword.SYMBOLS * SYMBOL;
  private static final double RAMP = 0.020 * RATE_HZ;
  private static final double MIDDLE_TONE = 3.5;
  private static final double BANDWIDTH_TIME = 2;

  /** Length of silence and message, s. */
  static final double SECONDS = (SILENCE + LENGTH) / (double) RATE_HZ;

  /** How far a change of frequency has come, from half a symbol before it to half one after. */
  private static final double[] CHANGE = change();

  private final int[] symbols;
  private final double centreHz;
  private int silence = SILENCE;
  private int sample;
  private int symbol;
  private int inSymbol;
  private double cycles;

  Ft8Tone(int[] symbols, double centreHz) {
    this.symbols = symbols.clone();
    this.centreHz = centreHz;
  }

  private static double[] change() {
    // The Gaussian filter's impulse response is exp(-(steepness t)^2), t in symbols.
    double steepness = Math.PI * Math.sqrt(2 / Math.log(2)) * BANDWIDTH_TIME;
    double[] change = new double[SYMBOL + 1];
    double before = 0;
    for (int n = 1; n <= SYMBOL; n++) {
      double t = steepness * (n - SYMBOL / 2.0) / SYMBOL;
      double now = Math.exp(-t * t);
      change[n] = change[n - 1] + (before + now) / 2;
      before = now;
    }
    for (int n = 0; n <= SYMBOL; n++) {
      change[n] /= change[SYMBOL];
    }
    return change;
  }

  @Override
  public void read(float[] out, int offset, int samples) {
    for (int n = offset; n < offset + samples; n++) {
      if (silence > 0) {
        silence--;
        out[n] = 0;
      } else {
        out[n] = sample < LENGTH ? next() : 0;
      }
    }
  }

  private float next() {
    double level = Edges.raised(Math.min(sample, LENGTH - sample) / RAMP);
    double value = level * Math.sin(2 * Math.PI * cycles);
    cycles += (centreHz + (tone() - MIDDLE_TONE) * BAUD) / RATE_HZ;
    cycles -= Math.floor(cycles);
    sample++;
    inSymbol++;
    if (inSymbol == SYMBOL) {
      inSymbol = 0;
      symbol++;
    }
    return (float) value;
  }

  /** The tone now, between two symbols' where one gives way to the other. */
  private double tone() {
    boolean firstHalf = inSymbol < SYMBOL / 2;
    int before = symbols[Math.max(0, firstHalf ? symbol - 1 : symbol)];
    int after = symbols[Math.min(Codeword.SYMBOLS - 1, firstHalf ? symbol : symbol + 1)];
    double share = CHANGE[firstHalf ? inSymbol + SYMBOL / 2 : inSymbol - SYMBOL / 2];
    return before + (after - before) * share;
  }
}
