package org.challengectl.modulation.afsk;

import java.util.BitSet;
import java.util.function.DoubleSupplier;

/**
 * What goes over the line for one frame: flags, the frame with a zero stuffed in after five ones,
 * flags again (ISO/IEC 13239), each byte's lowest bit first; a zero changes the tone, a one keeps
 * it (NRZI).
 */
final class LineBits {

  private static final int FLAG = 0x7E;
  private static final int FLAGS_AFTER = 3;
  private static final int ONES_BEFORE_STUFFING = 5;

  private final BitSet marks = new BitSet();
  private int count;
  private boolean mark = true;

  private LineBits() {}

  /**
   * @param frame with its check sum
   * @param flagsBefore how many flags come first
   */
  static LineBits of(byte[] frame, int flagsBefore) {
    LineBits bits = new LineBits();
    bits.flags(Math.max(1, flagsBefore));
    int ones = 0;
    for (byte b : frame) {
      for (int k = 0; k < 8; k++) {
        boolean one = (b >> k & 1) == 1;
        bits.add(one);
        ones = one ? ones + 1 : 0;
        if (ones == ONES_BEFORE_STUFFING) {
          bits.add(false);
          ones = 0;
        }
      }
    }
    bits.flags(FLAGS_AFTER);
    return bits;
  }

  private void flags(int flags) {
    for (int n = 0; n < 8 * flags; n++) {
      add((FLAG >> n % 8 & 1) == 1);
    }
  }

  private void add(boolean one) {
    mark = one == mark;
    marks.set(count, mark);
    count++;
  }

  /** How many bits there are. */
  int count() {
    return count;
  }

  /** Whether the tone of a bit is the mark. */
  boolean mark(int bit) {
    return marks.get(bit);
  }

  /** The tones in turn. */
  DoubleSupplier tones(double markHz, double spaceHz) {
    int[] next = {0};
    return () -> marks.get(next[0]++) ? markHz : spaceHz;
  }
}
