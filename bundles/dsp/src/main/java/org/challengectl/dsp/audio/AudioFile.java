package org.challengectl.dsp.audio;

import java.io.IOException;
import java.nio.file.Path;
import org.challengectl.dsp.audio.internal.AudioKind;
import org.challengectl.dsp.audio.internal.FileBytes;
import org.challengectl.dsp.audio.internal.Spools;

/** An audio file of any kind that is understood; can be read as often as wanted. */
sealed interface AudioFile permits WavFile, UnpackedFile {

  /** Its frames from the beginning. */
  WavReader read() throws IOException;

  /**
   * Looks what a file holds, and unpacks it if it is compressed.
   *
   * @param name by which people know the file, for messages
   * @throws AudioFormatException if it is no audio file, damaged or too long
   * @throws IOException if it cannot be read
   */
  static AudioFile open(Path path, String name) throws IOException {
    try (FileBytes file = new FileBytes(path, name)) {
      AudioKind.Found found = AudioKind.in(file);
      return found.kind() == AudioKind.WAV
          ? new WavFile(path, name)
          : new UnpackedFile(Spools.of(file, found), name);
    }
  }
}
