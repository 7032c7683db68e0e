package org.challengectl.dsp.audio;

import org.challengectl.dsp.FirDesign;

/**
 * What a modulation wants of audio.
 *
 * @param fileRateHz sample rate to take the file's frames at, whatever its header says; 0 for the
 *     header's
 * @param lowHz lower edge of the pass band
 * @param highHz upper edge of the pass band
 * @param outputRateHz samples per second wanted; at least 2.6 times {@code highHz}
 */
public record AudioSettings(int fileRateHz, double lowHz, double highHz, int outputRateHz) {

  private static final double ATTENUATION_DB = 60;

  public AudioSettings {
    boolean band = lowHz > 0 && highHz > lowHz && highHz * 2.6 <= outputRateHz;
    if (!band || fileRateHz < 0) {
      throw new IllegalArgumentException(
          "no audio of %s-%s Hz at %d samples/s".formatted(lowHz, highHz, outputRateHz));
    }
  }

  /** A band-pass whose pass band is the wanted one and that is closed at 0 Hz. */
  float[] bandPass() {
    double transition = lowHz / 2;
    return FirDesign.bandPass(
        lowHz - transition / 2, highHz + transition / 2, transition, ATTENUATION_DB, outputRateHz);
  }
}
