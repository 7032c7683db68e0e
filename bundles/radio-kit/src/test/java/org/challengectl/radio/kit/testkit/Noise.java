package org.challengectl.radio.kit.testkit;

import java.util.Random;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.kit.SampleFormat;

/** A signal whose every sample is different, so that a lost or doubled one shows. */
public final class Noise implements SampleSource {

  private static final long SEED = 20_261_128;

  private final Random random = new Random(SEED);
  private final int total;
  private int given;

  /**
   * @param total complex samples
   */
  public Noise(int total) {
    this.total = total;
  }

  @Override
  public int read(float[] iq, int offset, int samples) {
    int some = Math.min(samples, total - given);
    if (some == 0) {
      return -1;
    }
    for (int i = offset; i < offset + 2 * some; i++) {
      iq[i] = random.nextFloat() * 1.4f - 0.7f;
    }
    given += some;
    return some;
  }

  /** The same signal as a radio would write it. */
  public static byte[] encoded(int samples, SampleFormat format) {
    float[] iq = new float[2 * samples];
    new Noise(samples).read(iq, 0, samples);
    byte[] bytes = new byte[samples * format.bytesPerSample()];
    format.encode(iq, 0, bytes, 0, samples);
    return bytes;
  }
}
