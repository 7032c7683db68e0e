package org.challengectl.dsp.audio;

/**
 * Finds the level that only one sample in a thousand exceeds: a few clicks do not make a speech
 * quiet, and a peak limiter takes care of them.
 */
final class LevelMeter {

  private static final double STEPS_PER_DB = 4;
  private static final double LOWEST_DB = -140;
  private static final double RARE = 1e-3;

  private LevelMeter() {}

  /** Linear level; 0 for silence. */
  static float level(AudioStream stream) {
    long[] histogram = new long[(int) (STEPS_PER_DB * (200 - LOWEST_DB))];
    float[] block = new float[1024];
    long total = 0;
    for (int n = stream.read(block, 0, block.length); n > 0; ) {
      for (int k = 0; k < n; k++) {
        double db = 20 * Math.log10(Math.max(1e-8, Math.abs(block[k])));
        int step = (int) Math.ceil((db - LOWEST_DB) * STEPS_PER_DB);
        histogram[Math.max(0, Math.min(histogram.length - 1, step))]++;
      }
      total += n;
      n = stream.read(block, 0, block.length);
    }
    long above = 0;
    for (int step = histogram.length - 1; step > 0; step--) {
      above += histogram[step];
      if (above > RARE * total) {
        return (float) Math.pow(10, (step / STEPS_PER_DB + LOWEST_DB) / 20);
      }
    }
    return 0;
  }
}
