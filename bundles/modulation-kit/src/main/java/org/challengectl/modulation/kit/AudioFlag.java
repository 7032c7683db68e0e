package org.challengectl.modulation.kit;

import java.io.IOException;
import org.challengectl.dsp.audio.AudioClip;
import org.challengectl.dsp.audio.AudioSettings;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;

/** Flags that are audio files. */
public final class AudioFlag {

  /** The parameter by which an event overrides the sample rate that a file claims. */
  public static final Parameter SAMPLE_RATE =
      Parameter.integer(
              "wav_samplerate",
              "Hz",
              1_000,
              1_000_000,
              48_000,
              "Sample rate of the file; taken from the file itself if left out.")
          .withoutDefault();

  private AudioFlag() {}

  /** What {@link #SAMPLE_RATE} was set to, Hz; 0, for what the file says, if it was left out. */
  public static int sampleRateHz(Parameters parameters) {
    return (int) parameters.optionalInteger(SAMPLE_RATE.name()).orElse(0);
  }

  /**
   * Opens the file and looks through it.
   *
   * @param sender name of the modulation, for messages
   * @throws SignalException if the flag is not a file, or not one that can be played
   */
  public static AudioClip clip(Flag flag, String sender, AudioSettings settings)
      throws SignalException {
    if (!(flag instanceof Flag.File file)) {
      throw SignalException.badFlag(
          sender + " sends an audio file; give the path of a WAV, FLAC, OGG or MP3 file");
    }
    try {
      return AudioClip.open(file.path(), file.name(), settings);
    } catch (IOException e) {
      throw FileFaults.badFlag("'" + file.name() + "'", e);
    }
  }
}
