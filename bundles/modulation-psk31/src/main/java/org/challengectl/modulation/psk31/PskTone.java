package org.challengectl.modulation.psk31;

import java.util.function.IntSupplier;
import org.challengectl.modulation.kit.AudioSource;

/**
 * A tone that moves from one phase to the next along a straight line in the complex plane, at the
 * pace of a cosine: a reversal thus has the envelope of a cosine and passes through nothing. It
 * starts from silence and ends in it in the same manner.
 */
final class PskTone implements AudioSource {

  private static final double[] COSINE = {1, 0, -1, 0};
  private static final double[] SINE = {0, 1, 0, -1};

  private final IntSupplier turns;
  private final double[] towardsNext;
  private final double step;
  private long symbolsLeft;
  private int sample;
  private int phase;
  private double cycles;
  private double fromReal;
  private double fromImaginary;
  private double toReal;
  private double toImaginary;

  /**
   * @param turns quarter turns before each symbol
   * @param symbols how many there are; the end takes one more
   * @param baud symbols per second; divides the sample rate
   */
  PskTone(IntSupplier turns, long symbols, double baud, double centreHz) {
    this.turns = turns;
    symbolsLeft = symbols;
    towardsNext = new double[(int) Math.round(RATE_HZ / baud)];
    for (int n = 0; n < towardsNext.length; n++) {
      towardsNext[n] = 0.5 - 0.5 * Math.cos(Math.PI * n / towardsNext.length);
    }
    step = centreHz / RATE_HZ;
    nextSymbol();
  }

  private void nextSymbol() {
    fromReal = toReal;
    fromImaginary = toImaginary;
    boolean over = symbolsLeft <= 0;
    if (!over) {
      phase = phase + turns.getAsInt() & 3;
    }
    toReal = over ? 0 : COSINE[phase];
    toImaginary = over ? 0 : SINE[phase];
    symbolsLeft--;
    sample = 0;
  }

  @Override
  public void read(float[] out, int offset, int samples) {
    for (int n = offset; n < offset + samples; n++) {
      if (sample == towardsNext.length) {
        nextSymbol();
      }
      double share = towardsNext[sample];
      double real = fromReal + share * (toReal - fromReal);
      double imaginary = fromImaginary + share * (toImaginary - fromImaginary);
      double angle = 2 * Math.PI * cycles;
      out[n] = (float) (real * Math.cos(angle) - imaginary * Math.sin(angle));
      cycles += step;
      cycles -= cycles >= 1 ? 1 : 0;
      sample++;
    }
  }
}
