package org.challengectl.dsp.audio;

import java.io.IOException;
import org.challengectl.dsp.audio.internal.Spool;

/** A compressed file; its samples stay on the disk as long as this object is used. */
record UnpackedFile(Spool spool, String name) implements AudioFile {

  @Override
  public WavReader read() throws IOException {
    return new WavReader(spool.read(name));
  }
}
