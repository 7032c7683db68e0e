package org.challengectl.modulation.kit;

import java.io.IOException;
import org.challengectl.dsp.audio.AudioFormatException;
import org.challengectl.signal.SignalException;

/** What to tell people of a flag's file that cannot be used. */
final class FileFaults {

  private FileFaults() {}

  /**
   * @param file what to call it, e.g. its name in quotes
   */
  static SignalException badFlag(String file, IOException e) {
    return SignalException.badFlag(
        e instanceof AudioFormatException
            ? e.getMessage()
            : "the audio file %s cannot be read: %s".formatted(file, e));
  }
}
