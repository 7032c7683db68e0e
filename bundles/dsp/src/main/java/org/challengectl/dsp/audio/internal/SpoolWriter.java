package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.challengectl.dsp.audio.AudioFormatException;

/** Writes unpacked audio as a WAV file, up to a limit: a small file can unpack to a huge one. */
final class SpoolWriter implements PcmSink {

  static final int MAX_HOURS = 4;
  static final long MAX_BYTES = 3L << 30;

  private static final int HEADER_BYTES = 44;

  private final RandomAccessFile file;
  private final ByteSource source;
  private final ByteBuffer buffer = ByteBuffer.allocate(3 << 14).order(ByteOrder.LITTLE_ENDIAN);
  private int channels;
  private int sampleRateHz;
  private int bits;
  private long samples;
  private long limit;

  /**
   * @param source the compressed file, for messages
   */
  SpoolWriter(RandomAccessFile file, ByteSource source) {
    this.file = file;
    this.source = source;
  }

  @Override
  public void begin(int newChannels, int newSampleRateHz, int newBits, long frames)
      throws IOException {
    AudioShape.check(source, newChannels, newSampleRateHz & 0xFFFFFFFFL);
    channels = newChannels;
    sampleRateHz = newSampleRateHz;
    bits = newBits;
    long seconds = 3_600L * MAX_HOURS;
    limit = Math.min(seconds * sampleRateHz * channels, MAX_BYTES / (bits / 8));
    if (frames > limit / channels) {
      throw tooLong();
    }
    buffer.position(HEADER_BYTES);
  }

  @Override
  public void put(int sample) throws IOException {
    if (samples == limit) {
      throw tooLong();
    }
    if (buffer.remaining() < 3) {
      flush();
    }
    buffer.putShort((short) sample);
    if (bits == 24) {
      buffer.put((byte) (sample >> 16));
    }
    samples++;
  }

  private AudioFormatException tooLong() {
    return source.bad(
        "is too long: compressed files may hold up to %d hours and %d GiB of samples"
            .formatted(MAX_HOURS, MAX_BYTES >> 30));
  }

  private void flush() throws IOException {
    file.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  /** Writes the rest, and the header that tells how much it is. */
  void finish() throws IOException {
    if (samples == 0) {
      throw source.bad("holds no audio");
    }
    flush();
    int frameBytes = channels * bits / 8;
    int length = (int) (samples * (bits / 8));
    buffer.putInt(0x46464952).putInt(length + HEADER_BYTES - 8).putInt(0x45564157);
    buffer.putInt(0x20746D66).putInt(16).putShort((short) 1).putShort((short) channels);
    buffer.putInt(sampleRateHz).putInt(sampleRateHz * frameBytes).putShort((short) frameBytes);
    buffer.putShort((short) bits).putInt(0x61746164).putInt(length);
    file.seek(0);
    flush();
  }
}
