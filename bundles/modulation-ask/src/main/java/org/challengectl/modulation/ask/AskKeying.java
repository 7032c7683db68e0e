package org.challengectl.modulation.ask;

import org.challengectl.dsp.BasebandSource;

/**
 * The envelope of the keyed carrier: silence, then for each repetition the text's bits and a gap of
 * zeros, then silence. Edges are raised cosines of a quarter of a bit, so that the signal stays in
 * its channel.
 */
final class AskKeying implements BasebandSource {

  /** A receiver takes 18 zeros as the end of a frame. */
  static final int GAP_BITS = 24;

  private static final double MARGIN_SECONDS = 0.2;
  private static final float AMPLITUDE = 0.95f;
  private static final double EDGE_BITS = 0.25;

  /** Baseband samples per second are this times a power of two, as are most devices' rates. */
  private static final int RATE_GRID_HZ = 8_000;

  private static final int SAMPLES_PER_BIT = 44;

  private final byte[] text;
  private final int baud;
  private final long frameBits;
  private final long totalBits;
  private final int sampleRateHz;
  private final double bitsPerSample;
  private final double leadBits;
  private long sample;
  private long currentBit = -1;
  private float previous;
  private float current;

  AskKeying(byte[] text, int baud, int repeats) {
    this.text = text;
    this.baud = baud;
    frameBits = 8L * text.length + GAP_BITS;
    totalBits = frameBits * repeats;
    int rate = RATE_GRID_HZ;
    while (rate < SAMPLES_PER_BIT * baud) {
      rate *= 2;
    }
    sampleRateHz = rate;
    bitsPerSample = baud / (double) rate;
    leadBits = MARGIN_SECONDS * baud;
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  /** Beyond it the edges leave less than -50 dB. */
  double bandwidthHz() {
    return 5.0 * baud;
  }

  double durationSeconds() {
    return 2 * MARGIN_SECONDS + totalBits / (double) baud;
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    for (int k = offset; k < offset + 2 * samples; k += 2) {
      iq[k] = AMPLITUDE * level(sample * bitsPerSample - leadBits);
      iq[k + 1] = 0;
      sample++;
    }
  }

  /**
   * @param time in bits from the start of the first one
   */
  private float level(double time) {
    if (time < 0) {
      return 0;
    }
    long bit = (long) time;
    if (bit != currentBit) {
      previous = value(bit - 1);
      current = value(bit);
      currentBit = bit;
    }
    double within = (time - bit) / EDGE_BITS;
    if (within >= 1 || previous == current) {
      return current;
    }
    double risen = 0.5 - 0.5 * Math.cos(Math.PI * within);
    return (float) (previous + (current - previous) * risen);
  }

  private float value(long bit) {
    if (bit < 0 || bit >= totalBits) {
      return 0;
    }
    int inFrame = (int) (bit % frameBits);
    int index = inFrame / 8;
    return index < text.length ? (text[index] >> (7 - inFrame % 8)) & 1 : 0;
  }
}
