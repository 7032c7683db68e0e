package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A part of a file as a stream; closing it leaves the file open. */
final class ByteSourceStream extends InputStream {

  private final ByteSource source;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14).limit(0);
  private final long end;
  private long position;

  ByteSourceStream(ByteSource source, long from, long to) {
    this.source = source;
    position = from;
    end = to;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    return count;
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    buffer.clear().limit((int) Math.max(0, Math.min(buffer.capacity(), end - position)));
    int count = buffer.hasRemaining() ? source.read(buffer, position) : -1;
    buffer.flip();
    position += Math.max(0, count);
    return count > 0;
  }
}
