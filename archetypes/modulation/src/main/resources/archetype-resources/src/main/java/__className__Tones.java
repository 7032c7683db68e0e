package ${package};

import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.modulation.kit.Edges;

/** The tones at a low sample rate, with soft ends, between two silences. */
final class ${className}Tones implements BasebandSource {

  static final int RATE_HZ = 16_000;

  private static final double SILENCE_SECONDS = 0.2;
  private static final double RISE_SECONDS = 0.005;
  private static final double AMPLITUDE = 0.9;

  private final ComplexOscillator oscillator = new ComplexOscillator(0, RATE_HZ);
  private final byte[] text;
  private final double digitsPerSecond;
  private final double spacingHz;
  private long sample;
  private int digit = -1;

  ${className}Tones(byte[] text, double digitsPerSecond, double spacingHz) {
    this.text = text;
    this.digitsPerSecond = digitsPerSecond;
    this.spacingHz = spacingHz;
  }

  /** Length of the transmission. */
  static double seconds(byte[] text, double digitsPerSecond) {
    return 2 * SILENCE_SECONDS + 2 * text.length / digitsPerSecond;
  }

  /** Beyond it there is nothing worth keeping. */
  static double edgeHz(double digitsPerSecond, double spacingHz) {
    return 8 * spacingHz + 20 * digitsPerSecond + 500;
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    for (int k = offset; k < offset + 2 * samples; k += 2) {
      double time = sample++ / (double) RATE_HZ - SILENCE_SECONDS;
      tune((int) (time * digitsPerSecond));
      oscillator.generate(iq, k, 1);
      float level = level(time);
      iq[k] *= level;
      iq[k + 1] *= level;
    }
  }

  private void tune(int now) {
    if (now > digit && now < 2 * text.length) {
      digit = now;
      int value = (text[now / 2] >> (now % 2 == 0 ? 4 : 0)) & 0xF;
      oscillator.setFrequencyHz((value - 7.5) * spacingHz);
    }
  }

  private float level(double time) {
    double left = 2 * text.length / digitsPerSecond - time;
    return (float) (AMPLITUDE * Edges.raised(Math.min(time, left) / RISE_SECONDS));
  }
}
