package org.challengectl.dsp.audio.internal;

import java.io.IOException;

/** Turns a compressed file into samples. */
public interface Unpacker {

  /**
   * Unpacks a whole file.
   *
   * @param start where the audio begins, behind tags
   * @throws org.challengectl.dsp.audio.AudioFormatException if the file is damaged or cut off
   * @throws IOException if it cannot be read or the sink fails
   * @throws RuntimeException if it is damaged in a way that the decoding library does not expect
   */
  void unpack(ByteSource file, long start, PcmSink sink) throws IOException;
}
