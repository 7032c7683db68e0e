package org.challengectl.dsp;

/**
 * Conversion between floats of -1 to 1 and the whole numbers of devices and files. Rounds to the
 * nearest (halves up), saturates, and turns NaN into 0. Counts are in floats: twice the complex
 * samples.
 */
public final class SampleFormat {

  private SampleFormat() {}

  /** Signed bytes, 1.0 as 127. */
  public static void toInt8(float[] in, int inOffset, int count, byte[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      out[outOffset + n] = (byte) (unsigned(in[inOffset + n] * 127f + 128f, 255, 128) - 128);
    }
  }

  /** From signed bytes, 127 as 1.0. */
  public static void fromInt8(byte[] in, int inOffset, int count, float[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      out[outOffset + n] = in[inOffset + n] * (1 / 127f);
    }
  }

  /** Unsigned bytes about 127.5, as an RTL-SDR gives them. */
  public static void toUint8(float[] in, int inOffset, int count, byte[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      out[outOffset + n] = (byte) unsigned(in[inOffset + n] * 127.5f + 127.5f, 255, 128);
    }
  }

  /** From unsigned bytes about 127.5. */
  public static void fromUint8(byte[] in, int inOffset, int count, float[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      out[outOffset + n] = ((in[inOffset + n] & 0xFF) - 127.5f) * (1 / 127.5f);
    }
  }

  /** Signed 16 bits, 1.0 as 32767. */
  public static void toInt16(float[] in, int inOffset, int count, short[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      float x = in[inOffset + n] * 32767f + 32768f;
      out[outOffset + n] = (short) (unsigned(x, 65_535, 32_768) - 32_768);
    }
  }

  /** From signed 16 bits, 32767 as 1.0. */
  public static void fromInt16(short[] in, int inOffset, int count, float[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      out[outOffset + n] = in[inOffset + n] * (1 / 32767f);
    }
  }

  /** Rounds without a branch on the sign, which no processor could foresee. */
  private static int unsigned(float x, int highest, int zero) {
    int rounded = (int) (x + 0.5f);
    return Float.isNaN(x) ? zero : Math.max(0, Math.min(highest, rounded));
  }
}
