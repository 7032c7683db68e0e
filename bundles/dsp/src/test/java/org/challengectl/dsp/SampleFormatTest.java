package org.challengectl.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampleFormatTest {

  private static final float[] HOSTILE = {
    0, 1, -1, 0.5f, -0.5f, 1.5f, -1.5f, Float.NaN, Float.POSITIVE_INFINITY, -1e30f
  };

  @Test
  void signedBytesAreRoundedAndSaturated() {
    byte[] out = new byte[10];
    SampleFormat.toInt8(HOSTILE, 0, 10, out, 0);
    assertArrayEquals(new byte[] {0, 127, -127, 64, -63, 127, -128, 0, 127, -128}, out);
  }

  @Test
  void unsignedBytesAreRoundedAndSaturated() {
    byte[] out = new byte[10];
    SampleFormat.toUint8(HOSTILE, 0, 10, out, 0);
    int[] expected = {128, 255, 0, 191, 64, 255, 0, 128, 255, 0};
    for (int n = 0; n < 10; n++) {
      assertEquals(expected[n], out[n] & 0xFF, "sample " + n);
    }
  }

  @Test
  void shortsAreRoundedAndSaturated() {
    short[] out = new short[10];
    SampleFormat.toInt16(HOSTILE, 0, 10, out, 0);
    short[] expected = {0, 32767, -32767, 16384, -16383, 32767, -32768, 0, 32767, -32768};
    assertArrayEquals(expected, out);
  }

  @Test
  void everyWholeNumberSurvivesThereAndBack() {
    byte[] bytes = new byte[256];
    short[] shorts = new short[65_536];
    for (int n = 0; n < 65_536; n++) {
      bytes[n & 255] = (byte) n;
      shorts[n] = (short) n;
    }
    float[] floats = new float[65_536];
    byte[] bytesBack = new byte[256];
    SampleFormat.fromInt8(bytes, 0, 256, floats, 0);
    SampleFormat.toInt8(floats, 0, 256, bytesBack, 0);
    assertArrayEquals(bytes, bytesBack);
    SampleFormat.fromUint8(bytes, 0, 256, floats, 0);
    SampleFormat.toUint8(floats, 0, 256, bytesBack, 0);
    assertArrayEquals(bytes, bytesBack);
    short[] shortsBack = new short[65_536];
    SampleFormat.fromInt16(shorts, 0, 65_536, floats, 0);
    SampleFormat.toInt16(floats, 0, 65_536, shortsBack, 0);
    assertArrayEquals(shorts, shortsBack);
  }
}
