package org.challengectl.cli.internal.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The header of a stereo WAV of 16 bit: I left, Q right. */
final class WavHeader {

  private static final int HEADER_BYTES = 44;
  private static final int BYTES_PER_SAMPLE = 4;

  private WavHeader() {}

  /**
   * @param samples complex samples that will follow
   * @throws IOException if they are more than a WAV file can hold
   */
  static byte[] of(int sampleRateHz, long samples) throws IOException {
    long dataBytes = samples * BYTES_PER_SAMPLE;
    if (dataBytes > 0xFFFF_FFFFL - HEADER_BYTES) {
      throw new IOException(
          "too long for a WAV file (%d bytes of samples); use another format".formatted(dataBytes));
    }
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    header.putInt((int) (dataBytes + HEADER_BYTES - 8));
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    header.putInt(16);
    header.putShort((short) 1);
    header.putShort((short) 2);
    header.putInt(sampleRateHz);
    header.putInt(sampleRateHz * BYTES_PER_SAMPLE);
    header.putShort((short) BYTES_PER_SAMPLE);
    header.putShort((short) 16);
    header.put("data".getBytes(StandardCharsets.US_ASCII));
    header.putInt((int) dataBytes);
    return header.array();
  }
}
