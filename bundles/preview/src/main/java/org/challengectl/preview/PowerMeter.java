package org.challengectl.preview;

/**
 * Measures peak and mean power of a stream. The mean is over the time in which there is a signal:
 * milliseconds whose power is below {@value #SILENCE_DBFS} dBFS, such as pauses of Morse code and
 * the silent tail, do not count. Allocates nothing. Not thread-safe.
 */
public final class PowerMeter {

  /** What is weaker is a pause. */
  public static final double SILENCE_DBFS = -60;

  private static final int BLOCKS_PER_SECOND = 1000;
  private static final double SILENCE = Math.pow(10, SILENCE_DBFS / 10);

  private final int blockSamples;
  private double peak;
  private double blockEnergy;
  private int inBlock;
  private double keyedEnergy;
  private double energy;
  private long keyedSamples;
  private long samples;

  /**
   * @param sampleRateHz complex samples per second
   */
  public PowerMeter(int sampleRateHz) {
    blockSamples = Math.max(1, sampleRateHz / BLOCKS_PER_SECOND);
  }

  /**
   * Takes the next samples.
   *
   * @param iq interleaved I and Q
   * @param offset index of the first I, in floats
   * @param count complex samples
   */
  public void add(float[] iq, int offset, int count) {
    int from = offset;
    for (int left = count; left > 0; ) {
      int now = Math.min(left, blockSamples - inBlock);
      double sum = 0;
      double most = peak;
      for (int k = from; k < from + 2 * now; k += 2) {
        double power = (double) iq[k] * iq[k] + (double) iq[k + 1] * iq[k + 1];
        sum += power;
        most = Math.max(most, power);
      }
      peak = most;
      blockEnergy += sum;
      inBlock += now;
      from += 2 * now;
      left -= now;
      if (inBlock == blockSamples) {
        endBlock();
      }
    }
  }

  private void endBlock() {
    if (blockEnergy >= SILENCE * inBlock) {
      keyedEnergy += blockEnergy;
      keyedSamples += inBlock;
    }
    energy += blockEnergy;
    samples += inBlock;
    blockEnergy = 0;
    inBlock = 0;
  }

  /** What was measured so far; more samples may follow. */
  public PowerFigures figures() {
    if (inBlock > 0) {
      endBlock();
    }
    if (!(peak > 0)) {
      return new PowerFigures(Double.NEGATIVE_INFINITY, Double.NaN, 0);
    }
    boolean weak = keyedSamples == 0;
    double mean = weak ? energy / samples : keyedEnergy / keyedSamples;
    return new PowerFigures(
        decibel(peak), decibel(peak / mean), weak ? 1 : (double) keyedSamples / samples);
  }

  private static double decibel(double power) {
    return 10 * Math.log10(power);
  }
}
