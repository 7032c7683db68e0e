package org.challengectl.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleFormatTest {

  private static final float[] HOSTILE = {
    0, 1, -1, 0.5f, -0.5f, 1.5f, -1.5f, Float.NaN, Float.POSITIVE_INFINITY, -1e30f
  };

  @Test
  void signedBytesAreRoundedAndSaturated() {
    byte[] out = new byte[10];
    SampleFormat.toInt8(HOSTILE, 0, 10, out, 0);
    assertArrayEquals(new byte[] {0, 127, -127, 64, -64, 127, -128, 0, 127, -128}, out);
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
    short[] expected = {0, 32767, -32767, 16384, -16384, 32767, -32768, 0, 32767, -32768};
    assertArrayEquals(expected, out);
  }

  @Test
  void roundsToTheNearestWhereverASampleStands() {
    Random random = new Random(3);
    float[] in = new float[2_000];
    for (int n = 0; n < in.length; n++) {
      in[n] = 2 * random.nextFloat() - 1;
    }
    byte[] bytes = new byte[in.length];
    short[] shorts = new short[in.length];
    for (int count : new int[] {0, 1, 511, 512, 513, 1_990}) {
      SampleFormat.toInt8(in, 7, count, bytes, 5);
      SampleFormat.toInt16(in, 7, count, shorts, 3);
      for (int n = 0; n < count; n++) {
        assertEquals((byte) Math.rint(in[7 + n] * 127f), bytes[5 + n]);
        assertEquals((short) Math.rint(in[7 + n] * 32767f), shorts[3 + n]);
      }
      assertEquals(0, bytes[4]);
      assertEquals(0, shorts[3 + count]);
    }
  }

  @Test
  void oneBadSampleSpoilsNoneBesideIt() {
    float[] in = new float[1_024];
    Arrays.fill(in, 0.25f);
    float oddNaN = Float.intBitsToFloat(0xFF81_2345);
    float[] bad = {oddNaN, 2, -2, Float.NEGATIVE_INFINITY, 3e38f, -16_512.5f, 1.004f};
    int[] asByte = {0, 127, -128, -128, 127, -128, 127};
    byte[] bytes = new byte[in.length];
    short[] shorts = new short[in.length];
    for (int k = 0; k < bad.length; k++) {
      in[600] = bad[k];
      SampleFormat.toInt8(in, 0, in.length, bytes, 0);
      SampleFormat.toInt16(in, 0, in.length, shorts, 0);
      assertEquals(asByte[k], bytes[600]);
      assertEquals(Math.max(-32_768, Math.min(32_767, 1_000 * asByte[k])), shorts[600]);
      for (int n = 0; n < in.length; n += n == 599 ? 2 : 1) {
        assertEquals(32, bytes[n]);
        assertEquals(8_192, shorts[n]);
      }
    }
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
