package org.challengectl.dsp.internal;

/**
 * Rounds many floats to whole numbers of 8 or 16 bits. Adding 2^23 leaves a whole number in a
 * float's lowest bits, rounded as IEEE 754 rounds; the compiler turns that into vector
 * instructions, which it does not with a cast. One look at the other bits of a whole block tells
 * whether something in it was out of range or no number; such blocks are done again with care.
 */
public final class Rounding {

  private static final int BLOCK = 512;
  private static final float WHOLE = 1 << 23;
  private static final int WHOLE_BITS = Float.floatToRawIntBits(WHOLE);
  private static final ThreadLocal<float[]> SCRATCH =
      ThreadLocal.withInitial(() -> new float[BLOCK]);

  private final float scale;
  private final float middle;
  private final int signBit;
  private final int outside;
  private final float lowest;
  private final float highest;

  /**
   * @param scale what 1.0 becomes
   * @param middle what is added then
   * @param signBit what is added then and taken off after rounding, so that nothing in between is
   *     negative; 0 for unsigned numbers
   * @param bits of a number
   */
  public Rounding(float scale, float middle, int signBit, int bits) {
    this.scale = scale;
    this.middle = middle;
    this.signBit = signBit;
    int values = 1 << bits;
    outside = -values;
    lowest = (-signBit - middle) / scale;
    highest = (values - 1 - signBit - middle) / scale;
  }

  /** Rounds to bytes. */
  public void toBytes(float[] in, int inOffset, int count, byte[] out, int outOffset) {
    float[] scratch = SCRATCH.get();
    for (int done = 0; done < count; done += BLOCK) {
      int block = Math.min(BLOCK, count - done);
      System.arraycopy(in, inOffset + done, scratch, 0, block);
      round(scratch, block);
      if ((pick(scratch, block, out, outOffset + done) & outside) != 0) {
        tame(in, inOffset + done, block, scratch);
        round(scratch, block);
        pick(scratch, block, out, outOffset + done);
      }
    }
  }

  /** Rounds to shorts. */
  public void toShorts(float[] in, int inOffset, int count, short[] out, int outOffset) {
    float[] scratch = SCRATCH.get();
    for (int done = 0; done < count; done += BLOCK) {
      int block = Math.min(BLOCK, count - done);
      System.arraycopy(in, inOffset + done, scratch, 0, block);
      round(scratch, block);
      if ((pick(scratch, block, out, outOffset + done) & outside) != 0) {
        tame(in, inOffset + done, block, scratch);
        round(scratch, block);
        pick(scratch, block, out, outOffset + done);
      }
    }
  }

  private void round(float[] samples, int count) {
    float factor = scale;
    float bias = middle;
    float whole = WHOLE + signBit;
    for (int n = 0; n < count; n++) {
      samples[n] = samples[n] * factor + bias + whole;
    }
  }

  /** Takes the numbers out of the floats' bits; returns all bits that were set in any of them. */
  private int pick(float[] rounded, int count, byte[] out, int outOffset) {
    int fixed = WHOLE_BITS | signBit;
    int seen = 0;
    for (int n = 0; n < count; n++) {
      int bits = Float.floatToRawIntBits(rounded[n]) ^ fixed;
      seen |= bits;
      out[outOffset + n] = (byte) bits;
    }
    return seen;
  }

  private int pick(float[] rounded, int count, short[] out, int outOffset) {
    int fixed = WHOLE_BITS | signBit;
    int seen = 0;
    for (int n = 0; n < count; n++) {
      int bits = Float.floatToRawIntBits(rounded[n]) ^ fixed;
      seen |= bits;
      out[outOffset + n] = (short) bits;
    }
    return seen;
  }

  /** What is out of range goes to its end, what is no number to 0. */
  private void tame(float[] in, int inOffset, int count, float[] out) {
    for (int n = 0; n < count; n++) {
      float x = in[inOffset + n];
      if (x >= lowest) {
        out[n] = Math.min(x, highest);
      } else {
        out[n] = x < lowest ? lowest : 0;
      }
    }
  }
}
