package org.challengectl.dsp.audio.internal;

import org.challengectl.dsp.audio.AudioFormatException;

/** How many channels and samples per second a file may have. */
public final class AudioShape {

  public static final int MAX_CHANNELS = 8;
  public static final int MIN_RATE_HZ = 1_000;
  public static final int MAX_RATE_HZ = 1_000_000;

  private AudioShape() {}

  /** Refuses what is outside. */
  public static void check(ByteSource file, int channels, long sampleRateHz)
      throws AudioFormatException {
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw file.bad("has %d channels; 1 to %d are understood".formatted(channels, MAX_CHANNELS));
    }
    if (sampleRateHz < MIN_RATE_HZ || sampleRateHz > MAX_RATE_HZ) {
      throw file.bad(
          "claims %d samples/s; %d to %d are understood"
              .formatted(sampleRateHz, MIN_RATE_HZ, MAX_RATE_HZ));
    }
  }
}
