package org.challengectl.modulation.ask;

import org.challengectl.dsp.BasebandSource;

/**
 * The envelope of the keyed carrier: silence, then for each repetition the text's bits and a gap of
 * zeros, then silence. Edges are raised cosines of a quarter of a bit, so that the signal stays in
 * its channel.
 */
final class AskKeying implements BasebandSource {

  static final int SAMPLES_PER_BIT = 16;

  /** A receiver takes 18 zeros as the end of a frame. */
  static final int GAP_BITS = 24;

  private static final double MARGIN_SECONDS = 0.2;
  private static final float AMPLITUDE = 0.95f;
  private static final float[] EDGE = new float[SAMPLES_PER_BIT / 4];

  static {
    for (int k = 0; k < EDGE.length; k++) {
      EDGE[k] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (k + 0.5) / EDGE.length));
    }
  }

  private final byte[] text;
  private final int baud;
  private final long frameBits;
  private final long leadSamples;
  private final long totalBits;
  private long sample;

  AskKeying(byte[] text, int baud, int repeats) {
    this.text = text;
    this.baud = baud;
    frameBits = 8L * text.length + GAP_BITS;
    totalBits = frameBits * repeats;
    leadSamples = Math.round(MARGIN_SECONDS * sampleRateHz());
  }

  int sampleRateHz() {
    return baud * SAMPLES_PER_BIT;
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
      long time = sample - leadSamples;
      iq[k] =
          time < 0 ? 0 : AMPLITUDE * level(time / SAMPLES_PER_BIT, (int) (time % SAMPLES_PER_BIT));
      iq[k + 1] = 0;
      sample++;
    }
  }

  private float level(long bit, int within) {
    float now = value(bit);
    if (within >= EDGE.length) {
      return now;
    }
    float before = value(bit - 1);
    return before + (now - before) * EDGE[within];
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
