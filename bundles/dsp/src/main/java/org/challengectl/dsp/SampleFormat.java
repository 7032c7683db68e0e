package org.challengectl.dsp;

import org.challengectl.dsp.internal.Rounding;

/**
 * Conversion between floats of -1 to 1 and the whole numbers of devices and files. Rounds to the
 * nearest (halves to even), saturates, and turns NaN into 0. Counts are in floats: twice the
 * complex samples. Safe for concurrent use; allocates nothing but a little memory for each thread,
 * once.
 */
public final class SampleFormat {

  private static final Rounding INT8 = new Rounding(127, 0, 1 << 7, 8);
  private static final Rounding UINT8 = new Rounding(127.5f, 127.5f, 0, 8);
  private static final Rounding INT16 = new Rounding(32_767, 0, 1 << 15, 16);

  private SampleFormat() {}

  /** Signed bytes, 1.0 as 127. */
  public static void toInt8(float[] in, int inOffset, int count, byte[] out, int outOffset) {
    INT8.toBytes(in, inOffset, count, out, outOffset);
  }

  /** From signed bytes, 127 as 1.0. */
  public static void fromInt8(byte[] in, int inOffset, int count, float[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      out[outOffset + n] = in[inOffset + n] * (1 / 127f);
    }
  }

  /** Unsigned bytes about 127.5, as an RTL-SDR gives them. */
  public static void toUint8(float[] in, int inOffset, int count, byte[] out, int outOffset) {
    UINT8.toBytes(in, inOffset, count, out, outOffset);
  }

  /** From unsigned bytes about 127.5. */
  public static void fromUint8(byte[] in, int inOffset, int count, float[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      out[outOffset + n] = ((in[inOffset + n] & 0xFF) - 127.5f) * (1 / 127.5f);
    }
  }

  /** Signed 16 bits, 1.0 as 32767. */
  public static void toInt16(float[] in, int inOffset, int count, short[] out, int outOffset) {
    INT16.toShorts(in, inOffset, count, out, outOffset);
  }

  /** From signed 16 bits, 32767 as 1.0. */
  public static void fromInt16(short[] in, int inOffset, int count, float[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      out[outOffset + n] = in[inOffset + n] * (1 / 32767f);
    }
  }
}
