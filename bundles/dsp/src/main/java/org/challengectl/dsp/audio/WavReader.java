package org.challengectl.dsp.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.challengectl.dsp.audio.internal.ByteSource;
import org.challengectl.dsp.audio.internal.FileBytes;

/**
 * Reads a WAV file of 8, 16, 24 or 32 bit whole numbers, 32 or 64 bit floats, A-law or mu-law, with
 * 1 to 8 channels. Memory does not grow with the file.
 */
public final class WavReader implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 15;

  private final ByteSource file;
  private final WavHeader header;
  private final ByteBuffer buffer;
  private long frame;

  /**
   * Opens a file and checks its header.
   *
   * @param name by which people know the file, for messages
   * @throws AudioFormatException if it is no WAV file, damaged, empty or of an unknown encoding
   */
  public WavReader(Path path, String name) throws IOException {
    this(new FileBytes(path, name));
  }

  /** Takes over the file: closes it if it cannot be used, and when this reader is closed. */
  WavReader(ByteSource file) throws IOException {
    this.file = file;
    try {
      header = WavHeader.read(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
    int frames = BUFFER_BYTES / header.frameBytes();
    buffer = ByteBuffer.allocate(frames * header.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
    buffer.limit(0);
  }

  public int channels() {
    return header.channels();
  }

  /** Frames per second, as the file says. */
  public int sampleRateHz() {
    return header.sampleRateHz();
  }

  /** Length in frames. */
  public long frames() {
    return header.frames();
  }

  /** Goes on reading at that frame. */
  public void seek(long newFrame) {
    frame = Math.max(0, Math.min(header.frames(), newFrame));
    buffer.limit(0);
  }

  /**
   * Reads interleaved frames.
   *
   * @param out receives {@code frames * channels()} floats; full scale is 1.0, never NaN
   * @return how many frames were read, at least 1; -1 at the end
   */
  public int read(float[] out, int offset, int frames) throws IOException {
    if (frame >= header.frames()) {
      return -1;
    }
    if (!buffer.hasRemaining()) {
      fill();
    }
    int frameBytes = header.frameBytes();
    int count = Math.min(frames, buffer.remaining() / frameBytes);
    SampleEncoding encoding = header.encoding();
    int at = buffer.position();
    for (int n = 0; n < count * header.channels(); n++) {
      out[offset + n] = encoding.decode(buffer, at);
      at += encoding.bytes();
    }
    buffer.position(at);
    frame += count;
    return count;
  }

  private void fill() throws IOException {
    long left = (header.frames() - frame) * header.frameBytes();
    buffer.clear().limit((int) Math.min(buffer.capacity(), left));
    long at = header.dataOffset() + frame * header.frameBytes();
    while (buffer.hasRemaining()) {
      int count = file.read(buffer, at + buffer.position());
      if (count < 0) {
        throw new EOFException("'%s' has become shorter while it was read".formatted(file.name()));
      }
    }
    buffer.flip();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
