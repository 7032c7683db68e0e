package org.challengectl.modulation.kit;

/** Soft ends of a transmission: raised cosines, so that switching the carrier does not splatter. */
public final class Edges {

  private static final double RAMP_SECONDS = 0.005;

  private final double end;
  private final double ramp;
  private final float amplitude;
  private long sample;

  /**
   * @param amplitude in between
   * @param seconds from the first to the last sample that is not silent
   */
  public Edges(double amplitude, double seconds, double sampleRateHz) {
    this.amplitude = (float) amplitude;
    end = seconds * sampleRateHz;
    ramp = RAMP_SECONDS * sampleRateHz;
  }

  /** Shapes the next samples in place. */
  public void execute(float[] iq, int offset, int samples) {
    for (int k = offset; k < offset + 2 * samples; k += 2) {
      float level = level();
      iq[k] *= level;
      iq[k + 1] *= level;
      sample++;
    }
  }

  private float level() {
    return (float) (amplitude * raised(Math.min((double) sample, end - sample) / ramp));
  }

  /**
   * A raised cosine.
   *
   * @param part of the ramp that has passed; below 0 it has not begun, above 1 it is over
   * @return 0 to 1
   */
  public static double raised(double part) {
    if (part >= 1) {
      return 1;
    }
    return part <= 0 ? 0 : 0.5 - 0.5 * Math.cos(Math.PI * part);
  }
}
