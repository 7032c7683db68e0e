package org.challengectl.modulation.kit;

import org.challengectl.dsp.audio.AudioClip;
import org.challengectl.dsp.audio.AudioSettings;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/**
 * What rides on a {@link Carrier}.
 *
 * @param seconds length; the carrier adds its lead-in and tail
 * @param envelopePeak largest envelope of its analytic signal: 1 for tones of amplitude 1, more for
 *     sounds
 * @param resolutionHz with which the occupied band is measured on a carrier that is suppressed
 * @param whole opens all of it
 * @param excerpt opens what the occupied band is measured on
 * @param excerptSeconds length of that
 */
public record Audio(
    double seconds,
    double envelopePeak,
    double resolutionHz,
    AudioOpening whole,
    AudioOpening excerpt,
    double excerptSeconds) {

  /** What is measured of long audio. */
  private static final double MEASURED_SECONDS = 40;

  /** An analytic signal's envelope is higher than the audio's own peaks. */
  private static final double ENVELOPE_OF_SOUND = 1.27;

  public Audio {
    if (!(seconds > 0) || !(envelopePeak > 0) || !(resolutionHz > 0)) {
      throw new IllegalArgumentException("no audio of " + seconds + " s");
    }
  }

  /** Tones that a mode makes, with an envelope of at most 1. */
  public static Audio tones(double seconds, double resolutionHz, AudioOpening whole) {
    double measured = Math.min(seconds, MEASURED_SECONDS);
    return new Audio(seconds, 1, resolutionHz, whole, whole, measured);
  }

  /**
   * A file, levelled and band-limited.
   *
   * @param sender name of the modulation, for messages
   * @param fileRateHz sample rate to take its frames at; 0 for what the file says
   * @throws SignalException if the flag is not a file, or not one that can be played
   */
  public static Audio file(Flag flag, String sender, int fileRateHz, double lowHz, double highHz)
      throws SignalException {
    AudioSettings settings = new AudioSettings(fileRateHz, lowHz, highHz, AudioSource.RATE_HZ);
    AudioClip clip = AudioFlag.clip(flag, sender, settings);
    double seconds = clip.durationSeconds();
    return new Audio(
        seconds,
        ENVELOPE_OF_SOUND,
        1,
        () -> new PlayedAudio(clip.stream()),
        () -> new PlayedAudio(clip.excerpt()),
        Math.min(seconds, AudioClip.EXCERPT_SECONDS));
  }
}
