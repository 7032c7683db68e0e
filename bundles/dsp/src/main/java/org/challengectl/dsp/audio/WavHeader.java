package org.challengectl.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.challengectl.dsp.audio.internal.AudioShape;
import org.challengectl.dsp.audio.internal.ByteSource;

/**
 * What a WAV file says about itself (Microsoft and IBM, "Multimedia Programming Interface and Data
 * Specifications 1.0", 1991; WAVE_FORMAT_EXTENSIBLE as of 2001; for files above 4 GiB EBU Tech 3306
 * and ITU-R BS.2088), checked against its true size.
 *
 * @param encoding of each sample
 * @param channels 1 to 8
 * @param sampleRateHz frames per second
 * @param dataOffset where the first frame starts, in bytes
 * @param frames how many there are, at least 1
 */
record WavHeader(
    SampleEncoding encoding, int channels, int sampleRateHz, long dataOffset, long frames) {

  private static final int MAX_CHUNKS = 1_000;
  private static final int FORMAT_BYTES = 40;

  int frameBytes() {
    return channels * encoding.bytes();
  }

  static WavHeader read(ByteSource file) throws IOException {
    long size = file.size();
    ByteBuffer start = file.bytes(0, 12);
    if (start == null) {
      throw file.bad("is not a WAV file: it ends after %d bytes".formatted(size));
    }
    WavLength length = WavLength.of(tag(start, 0), start.getInt(4));
    if (length == null || !tag(start, 8).equals("WAVE")) {
      throw file.bad("is not a WAV file; convert it to WAV, e.g. with sox or ffmpeg");
    }
    ByteBuffer format = null;
    long at = 12;
    for (int n = 0; n < MAX_CHUNKS; n++) {
      ByteBuffer chunk = file.bytes(at, 8);
      if (chunk == null) {
        break;
      }
      long stated = chunk.getInt(4) & 0xFFFFFFFFL;
      String tag = tag(chunk, 0);
      at += 8;
      if (tag.equals("data")) {
        if (format == null) {
          throw file.bad("is a damaged WAV file: its audio comes before its description");
        }
        return of(file, format, at, length.bytes(file, stated, at));
      }
      if (at + stated > size) {
        throw file.bad(
            "is a damaged WAV file: a part of %d bytes stated, %d present"
                .formatted(stated, size - at));
      }
      if (tag.equals("ds64") && stated >= 16) {
        length = length.withLong(file.bytes(at + 8, 8).getLong());
      }
      if (tag.equals("fmt ")) {
        if (stated < 16) {
          throw file.bad("is a damaged WAV file: its description is too short");
        }
        format = file.bytes(at, (int) Math.min(stated, FORMAT_BYTES));
      }
      at += stated + filling(file, at + stated, stated);
    }
    throw file.bad("is a damaged WAV file: it holds no audio");
  }

  /** The byte behind a chunk of odd length; some programs forget it. */
  private static int filling(ByteSource file, long end, long length) throws IOException {
    if ((length & 1) == 0) {
      return 0;
    }
    ByteBuffer next = file.bytes(end, 4);
    return next != null && tag(next, 0).matches("[a-zA-Z0-9]{3}[a-zA-Z0-9 ]") ? 0 : 1;
  }

  private static WavHeader of(ByteSource file, ByteBuffer format, long dataOffset, long dataBytes)
      throws AudioFormatException {
    SampleEncoding encoding = WavFormat.encoding(file, format);
    int channels = format.getShort(2) & 0xFFFF;
    int sampleRateHz = format.getInt(4);
    AudioShape.check(file, channels, sampleRateHz & 0xFFFFFFFFL);
    int frameBytes = channels * encoding.bytes();
    int blockAlign = format.getShort(12) & 0xFFFF;
    if (blockAlign != frameBytes) {
      throw file.bad(
          "is a damaged WAV file: %d bytes a frame stated, %d needed"
              .formatted(blockAlign, frameBytes));
    }
    long frames = dataBytes / frameBytes;
    if (frames == 0) {
      throw file.bad("holds no audio");
    }
    return new WavHeader(encoding, channels, sampleRateHz, dataOffset, frames);
  }

  private static String tag(ByteBuffer buffer, int at) {
    return StandardCharsets.ISO_8859_1.decode(buffer.slice(at, 4)).toString();
  }
}
