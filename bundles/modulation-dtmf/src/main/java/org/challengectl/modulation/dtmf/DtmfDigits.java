package org.challengectl.modulation.dtmf;

import org.challengectl.modulation.kit.AudioSource;
import org.challengectl.modulation.kit.Edges;

/**
 * The tones of digits in turn, with soft edges, silence in between. The higher tone is 2 dB
 * stronger than the lower one, as telephones send them, to make up for what receivers take from
 * high tones.
 */
final class DtmfDigits implements AudioSource {

  private static final String KEYS = "123A456B789C*0#D";
  private static final double[] LOW_HZ = {697, 770, 852, 941};
  private static final double[] HIGH_HZ = {1_209, 1_336, 1_477, 1_633};

  private static final double TWIST = Math.pow(10, 2 / 20.0);
  private static final double LOW_AMPLITUDE = 1 / (1 + TWIST);
  private static final double HIGH_AMPLITUDE = TWIST / (1 + TWIST);

  private static final int SAMPLES_PER_MS = RATE_HZ / 1_000;
  private static final double EDGE_SAMPLES = 3 * SAMPLES_PER_MS;

  private final String digits;
  private final int toneSamples;
  private final int periodSamples;
  private int digit;
  private int sample;
  private double lowStep;
  private double highStep;

  /**
   * @param digits of which each {@link #isDigit}, upper case
   * @param toneMs length of each digit, ms
   * @param gapMs silence between two, ms
   */
  DtmfDigits(String digits, int toneMs, int gapMs) {
    this.digits = digits;
    toneSamples = toneMs * SAMPLES_PER_MS;
    periodSamples = (toneMs + gapMs) * SAMPLES_PER_MS;
    tune();
  }

  /** Whether a key bears this character; letters in either case. */
  static boolean isDigit(int character) {
    return character < 128 && KEYS.indexOf(Character.toUpperCase(character)) >= 0;
  }

  private void tune() {
    int key = KEYS.indexOf(digits.charAt(digit));
    lowStep = 2 * Math.PI * LOW_HZ[key / 4] / RATE_HZ;
    highStep = 2 * Math.PI * HIGH_HZ[key % 4] / RATE_HZ;
  }

  @Override
  public void read(float[] out, int offset, int samples) {
    for (int n = offset; n < offset + samples; n++) {
      out[n] = digit < digits.length() ? next() : 0;
    }
  }

  private float next() {
    double level = Edges.raised(Math.min(sample, toneSamples - sample) / EDGE_SAMPLES);
    double tones =
        level == 0
            ? 0
            : LOW_AMPLITUDE * Math.sin(lowStep * sample)
                + HIGH_AMPLITUDE * Math.sin(highStep * sample);
    sample++;
    if (sample == periodSamples) {
      sample = 0;
      digit++;
      if (digit < digits.length()) {
        tune();
      }
    }
    return (float) (level * tones);
  }
}
