package org.challengectl.dsp.audio.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.challengectl.dsp.audio.AudioFormatException;

/** A file that can be read at any place, and the name by which people know it. */
public interface ByteSource extends Closeable {

  /** For messages. */
  String name();

  /** In bytes. */
  long size() throws IOException;

  /**
   * Reads into the rest of a buffer that has an array.
   *
   * @return how many bytes were read, at least 1; -1 at the end
   */
  int read(ByteBuffer target, long position) throws IOException;

  @Override
  void close() throws IOException;

  /** Exactly that many bytes, little-endian; null if the file ends before. */
  default ByteBuffer bytes(long position, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (read(buffer, position + buffer.position()) < 0) {
        return null;
      }
    }
    return buffer.flip();
  }

  /** The bytes from one place to another, buffered. */
  default InputStream stream(long from, long to) {
    return new ByteSourceStream(this, from, to);
  }

  /** An exception whose message begins with the file's name. */
  default AudioFormatException bad(String what) {
    return new AudioFormatException("'" + name() + "' " + what);
  }
}
