package org.challengectl.modulation.iq;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Reads a recording's samples one after the other. Memory does not grow with the file. */
final class IqReader implements AutoCloseable {

  private static final int BUFFER_SAMPLES = 1 << 14;

  private final IqRecording recording;
  private final FileChannel file;
  private final ByteBuffer buffer;
  private long fetched;

  IqReader(IqRecording recording) throws IOException {
    this.recording = recording;
    file = FileChannel.open(recording.path(), StandardOpenOption.READ);
    buffer = ByteBuffer.allocateDirect(BUFFER_SAMPLES * recording.format().sampleBytes());
    buffer.order(recording.format().order()).limit(0);
  }

  /**
   * Reads interleaved I and Q.
   *
   * @return how many complex samples were read, at least 1; -1 at the end
   */
  int read(float[] iq, int offset, int samples) throws IOException {
    if (!buffer.hasRemaining() && !fill()) {
      return -1;
    }
    IqFormat format = recording.format();
    int componentBytes = format.sampleBytes() / 2;
    int count = Math.min(samples, buffer.remaining() / format.sampleBytes());
    int at = buffer.position();
    for (int k = offset; k < offset + 2 * count; k++) {
      iq[k] = format.decode(buffer, at);
      at += componentBytes;
    }
    buffer.position(at);
    return count;
  }

  private boolean fill() throws IOException {
    long left = recording.samples() - fetched;
    if (left == 0) {
      return false;
    }
    int sampleBytes = recording.format().sampleBytes();
    int wanted = (int) Math.min(left, BUFFER_SAMPLES);
    long at = recording.offset() + fetched * sampleBytes;
    buffer.clear().limit(wanted * sampleBytes);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("the recording has become shorter while it was read");
      }
    }
    buffer.flip();
    fetched += wanted;
    return true;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
