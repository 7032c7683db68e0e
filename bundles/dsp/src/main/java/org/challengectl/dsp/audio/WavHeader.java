package org.challengectl.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * What a WAV file says about itself (Microsoft and IBM, "Multimedia Programming Interface and Data
 * Specifications 1.0", 1991; WAVE_FORMAT_EXTENSIBLE as of 2001), checked against its true size.
 *
 * @param encoding of each sample
 * @param channels 1 to {@value #MAX_CHANNELS}
 * @param sampleRateHz frames per second
 * @param dataOffset where the first frame starts, in bytes
 * @param frames how many there are, at least 1
 */
record WavHeader(
    SampleEncoding encoding, int channels, int sampleRateHz, long dataOffset, long frames) {

  private static final int MAX_CHANNELS = 8;
  private static final int MIN_RATE_HZ = 1_000;
  private static final int MAX_RATE_HZ = 1_000_000;

  /** Programs that write to a pipe cannot know the length and leave a figure like this. */
  private static final long UNKNOWN_LENGTH = 0x7FFF0000L;

  int frameBytes() {
    return channels * encoding.bytes();
  }

  static WavHeader read(FileChannel file, String name) throws IOException {
    long size = file.size();
    ByteBuffer start = bytes(file, 0, 12, name);
    String form = tag(start, 0) + tag(start, 8);
    if (!form.equals("RIFFWAVE")) {
      throw bad(name, "is not a WAV file; convert it to WAV, e.g. with sox or ffmpeg");
    }
    ByteBuffer format = null;
    long at = 12;
    while (at + 8 <= size) {
      ByteBuffer chunk = bytes(file, at, 8, name);
      long length = chunk.getInt(4) & 0xFFFFFFFFL;
      if (tag(chunk, 0).equals("data")) {
        if (format == null) {
          throw bad(name, "is a damaged WAV file: its audio comes before its description");
        }
        return of(format, at + 8, length, size, name);
      }
      if (at + 8 + length > size) {
        break;
      }
      if (tag(chunk, 0).equals("fmt ")) {
        if (length < 16) {
          throw bad(name, "is a damaged WAV file: its description is too short");
        }
        format = bytes(file, at + 8, (int) Math.min(length, 40), name);
      }
      at += 8 + length + (length & 1);
    }
    throw bad(name, "is a damaged WAV file: it holds no audio");
  }

  private static WavHeader of(
      ByteBuffer format, long dataOffset, long statedLength, long fileSize, String name)
      throws AudioFormatException {
    SampleEncoding encoding = encoding(format, name);
    int channels = format.getShort(2) & 0xFFFF;
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw bad(name, "has " + channels + " channels; 1 to " + MAX_CHANNELS + " are understood");
    }
    long rate = format.getInt(4) & 0xFFFFFFFFL;
    if (rate < MIN_RATE_HZ || rate > MAX_RATE_HZ) {
      throw bad(name, "claims %d samples/s; 1000 to 1000000 are understood".formatted(rate));
    }
    int frameBytes = channels * encoding.bytes();
    int blockAlign = format.getShort(12) & 0xFFFF;
    if (blockAlign != frameBytes) {
      throw bad(
          name,
          "is a damaged WAV file: %d bytes a frame stated, %d needed"
              .formatted(blockAlign, frameBytes));
    }
    long present = fileSize - dataOffset;
    boolean unknown = statedLength >= UNKNOWN_LENGTH;
    if (statedLength > present && !unknown) {
      throw bad(
          name,
          "is cut off: %d bytes of audio stated, %d present".formatted(statedLength, present));
    }
    long frames = Math.min(statedLength, present) / frameBytes;
    if (frames == 0) {
      throw bad(name, "holds no audio");
    }
    return new WavHeader(encoding, channels, (int) rate, dataOffset, frames);
  }

  private static SampleEncoding encoding(ByteBuffer format, String name)
      throws AudioFormatException {
    int code = format.getShort(0) & 0xFFFF;
    int bits = format.getShort(14) & 0xFFFF;
    if (code == 0xFFFE && format.limit() >= 26) {
      code = format.getShort(24) & 0xFFFF;
    }
    String key = code + "/" + bits;
    return switch (key) {
      case "1/8" -> SampleEncoding.UNSIGNED_8;
      case "1/16" -> SampleEncoding.SIGNED_16;
      case "1/24" -> SampleEncoding.SIGNED_24;
      case "1/32" -> SampleEncoding.SIGNED_32;
      case "3/32" -> SampleEncoding.FLOAT_32;
      case "3/64" -> SampleEncoding.FLOAT_64;
      case "6/8" -> SampleEncoding.A_LAW;
      case "7/8" -> SampleEncoding.MU_LAW;
      default ->
          throw bad(
              name,
              "has an encoding (format %d, %d bits) that is not understood; convert it to 16 bit PCM"
                  .formatted(code, bits));
    };
  }

  private static ByteBuffer bytes(FileChannel file, long at, int count, String name)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        throw bad(name, "is not a WAV file: it ends after " + file.size() + " bytes");
      }
    }
    return buffer.flip();
  }

  private static String tag(ByteBuffer buffer, int at) {
    byte[] four = new byte[4];
    buffer.get(at, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  private static AudioFormatException bad(String name, String what) {
    return new AudioFormatException("'" + name + "' " + what);
  }
}
