package org.challengectl.modulation.cw;

import org.challengectl.dsp.BasebandSource;

/**
 * The keyed carrier's envelope. Edges are raised cosines that cross one half exactly at the times
 * of {@link MorseClock}, so that marks and spaces have their full length.
 */
final class MorseKeying implements BasebandSource {

  private static final double MARGIN_SECONDS = 0.2;
  private static final double AMPLITUDE = 0.95;

  /** PARIS is 50 dots: a dot lasts 1.2 s divided by the words per minute. */
  private static final double DOT_SECONDS_AT_1_WPM = 1.2;

  private final MorseClock clock;
  private final double dotSamples;
  private final double edgeSamples;
  private final double startSample;
  private final double durationSeconds;
  private long sample;
  private boolean down;
  private double previousChange = Double.NEGATIVE_INFINITY;
  private double nextChange;

  MorseKeying(MorseText text, double speedWpm, int sampleRateHz) {
    clock = new MorseClock(text);
    double dotSeconds = DOT_SECONDS_AT_1_WPM / speedWpm;
    dotSamples = dotSeconds * sampleRateHz;
    edgeSamples = edgeSeconds(dotSeconds) * sampleRateHz;
    startSample = MARGIN_SECONDS * sampleRateHz;
    durationSeconds = 2 * MARGIN_SECONDS + MorseClock.length(text) * dotSeconds;
    nextChange = time(clock.next());
  }

  /** As soft as the speed allows, 4 to 8 ms from zero to full. */
  private static double edgeSeconds(double dotSeconds) {
    return Math.max(4e-3, Math.min(8e-3, dotSeconds / 4));
  }

  private double time(long dots) {
    return dots < 0 ? Double.POSITIVE_INFINITY : startSample + dots * dotSamples;
  }

  double durationSeconds() {
    return durationSeconds;
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    for (int k = offset; k < offset + 2 * samples; k += 2) {
      while (sample >= nextChange) {
        previousChange = nextChange;
        nextChange = time(clock.next());
        down = !down;
      }
      iq[k] = (float) (AMPLITUDE * envelope());
      iq[k + 1] = 0;
      sample++;
    }
  }

  private double envelope() {
    double since = sample - previousChange;
    double until = nextChange - sample;
    double inside = Math.min(since, until) / edgeSamples;
    // From one half at the change itself to full (or nothing) half an edge away from it.
    double settled = inside >= 0.5 ? 1 : 0.5 + 0.5 * Math.sin(Math.PI * inside);
    return down ? settled : 1 - settled;
  }
}
