package org.challengectl.dsp;

/**
 * Conversion between floats of -1 to 1 and the whole numbers of devices and files. Rounds to the
 * nearest, saturates, and turns NaN into 0. Counts are in floats: twice the complex samples.
 */
public final class SampleFormat {

  private SampleFormat() {}

  /** Signed bytes, 1.0 as 127. */
  public static void toInt8(float[] in, int inOffset, int count, byte[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      float x = in[inOffset + n] * 127f;
      int rounded = (int) (x + (x < 0 ? -0.5f : 0.5f));
      out[outOffset + n] = (byte) Math.max(-128, Math.min(127, rounded));
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
      float x = in[inOffset + n] * 127.5f + 127.5f;
      out[outOffset + n] =
          (byte) (Float.isNaN(x) ? 128 : Math.max(0, Math.min(255, (int) (x + 0.5f))));
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
      float x = in[inOffset + n] * 32767f;
      int rounded = (int) (x + (x < 0 ? -0.5f : 0.5f));
      out[outOffset + n] = (short) Math.max(-32768, Math.min(32767, rounded));
    }
  }

  /** From signed 16 bits, 32767 as 1.0. */
  public static void fromInt16(short[] in, int inOffset, int count, float[] out, int outOffset) {
    for (int n = 0; n < count; n++) {
      out[outOffset + n] = in[inOffset + n] * (1 / 32767f);
    }
  }
}
