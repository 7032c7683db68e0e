package org.challengectl.dsp.audio;

import java.nio.ByteBuffer;

/** How a WAV file stores a sample. Full scale is 1.0. */
enum SampleEncoding {
  UNSIGNED_8(1),
  SIGNED_16(2),
  SIGNED_24(3),
  SIGNED_32(4),
  FLOAT_32(4),
  FLOAT_64(8),
  A_LAW(1),
  MU_LAW(1);

  private final int bytes;

  SampleEncoding(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** The sample that starts at an index of a little-endian buffer; NaN and infinity become 0. */
  float decode(ByteBuffer data, int index) {
    return switch (this) {
      case UNSIGNED_8 -> ((data.get(index) & 0xFF) - 128) / 128f;
      case SIGNED_16 -> data.getShort(index) / 32768f;
      case SIGNED_24 ->
          ((data.get(index + 2) << 16) | (data.getShort(index) & 0xFFFF)) / (float) (1 << 23);
      case SIGNED_32 -> data.getInt(index) / 0x1p31f;
      case FLOAT_32 -> finite(data.getFloat(index));
      case FLOAT_64 -> finite(data.getDouble(index));
      case A_LAW -> aLaw(data.get(index)) / 32768f;
      case MU_LAW -> muLaw(data.get(index)) / 32768f;
    };
  }

  private static float finite(double value) {
    return Math.abs(value) < 1e9 ? (float) value : 0;
  }

  /** ITU-T G.711, A-law, to 16 bits. */
  private static int aLaw(byte code) {
    int value = code ^ 0x55;
    int segment = (value >> 4) & 7;
    int magnitude = ((value & 0x0F) << 4) + 8;
    if (segment > 0) {
      magnitude = (magnitude + 0x100) << (segment - 1);
    }
    return (value & 0x80) != 0 ? magnitude : -magnitude;
  }

  /** ITU-T G.711, mu-law, to 16 bits. */
  private static int muLaw(byte code) {
    int value = ~code;
    int magnitude = ((((value & 0x0F) << 3) + 0x84) << ((value >> 4) & 7)) - 0x84;
    return (value & 0x80) != 0 ? -magnitude : magnitude;
  }
}
