package org.challengectl.driver.virtual.internal;

import org.challengectl.radio.SampleSource;

/** A complex tone of some length, its phase computed anew for each sample. */
final class Tone implements SampleSource {

  private final double turnsPerSample;
  private final double amplitude;
  private final long length;
  private long position;

  Tone(double frequencyHz, int sampleRateHz, double amplitude, double seconds) {
    this.turnsPerSample = frequencyHz / sampleRateHz;
    this.amplitude = amplitude;
    this.length = Math.round(seconds * sampleRateHz);
  }

  @Override
  public int read(float[] iq, int offset, int samples) {
    int count = (int) Math.min(samples, length - position);
    if (count == 0) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      double turns = turnsPerSample * position++;
      double phase = 2 * Math.PI * (turns - Math.rint(turns));
      iq[offset + 2 * i] = (float) (amplitude * Math.cos(phase));
      iq[offset + 2 * i + 1] = (float) (amplitude * Math.sin(phase));
    }
    return count;
  }
}
