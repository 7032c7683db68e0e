package org.challengectl.dsp.audio;

import java.io.IOException;
import java.nio.file.Path;

/** A WAV file, read as it is. */
record WavFile(Path path, String name) implements AudioFile {

  @Override
  public WavReader read() throws IOException {
    return new WavReader(path, name);
  }
}
