package org.challengectl.dsp.audio.internal;

/**
 * Checks the setup header of a Vorbis stream (Vorbis I specification, sections 3.2.1, 4.2.4, 6.2.2,
 * 7.2.2 and 8.6.1) before the library gets it, which would believe any size in it: it could reserve
 * gigabytes, or count for ever.
 */
final class VorbisSetup {

  private static final int CODEBOOK_SYNC = 0x564342;

  /** Many times what encoders write. */
  private static final long MAX_VALUES = 1 << 22;

  private static final int MAX_DIMENSIONS = 64;

  /** More would overflow the library's search for the number of values. */
  private static final int MAX_LATTICE_DIMENSIONS = 16;

  private final VorbisBits bits;
  private final int channels;
  private final int longBlock;
  private int[] dimensions;
  private int[] entries;
  private long values;

  private VorbisSetup(VorbisBits bits, int channels, int longBlock) {
    this.bits = bits;
    this.channels = channels;
    this.longBlock = longBlock;
  }

  /**
   * Whether the library can be trusted with it.
   *
   * @param longBlock samples in a long block
   */
  static boolean isSound(byte[] packet, int length, int channels, int longBlock) {
    VorbisBits bits = new VorbisBits(packet, length);
    bits.skip(7 * 8);
    VorbisSetup setup = new VorbisSetup(bits, channels, longBlock);
    return setup.codebooks() && setup.times() && setup.floors() && setup.residues();
  }

  private boolean codebooks() {
    int count = bits.read(8) + 1;
    dimensions = new int[count];
    entries = new int[count];
    for (int book = 0; book < count; book++) {
      boolean sync = bits.read(24) == CODEBOOK_SYNC;
      dimensions[book] = bits.read(16);
      entries[book] = bits.read(24);
      values += (long) dimensions[book] * entries[book] + entries[book];
      boolean small = dimensions[book] <= MAX_DIMENSIONS && values <= MAX_VALUES;
      if (!sync || dimensions[book] == 0 || entries[book] == 0 || !small) {
        return false;
      }
      if (!lengths(entries[book]) || !lookup(dimensions[book], entries[book])) {
        return false;
      }
    }
    return true;
  }

  private boolean lengths(int count) {
    if (bits.flag()) {
      bits.skip(5);
      for (int done = 0; done < count && !bits.exhausted(); ) {
        done += bits.read(32 - Integer.numberOfLeadingZeros(count - done));
        if (done > count) {
          return false;
        }
      }
    } else {
      boolean sparse = bits.flag();
      for (int n = 0; n < count && !bits.exhausted(); n++) {
        if (!sparse || bits.flag()) {
          bits.skip(5);
        }
      }
    }
    return !bits.exhausted();
  }

  private boolean lookup(int bookDimensions, int bookEntries) {
    int type = bits.read(4);
    if (type == 0) {
      return true;
    }
    bits.skip(64);
    int valueBits = bits.read(4) + 1;
    bits.skip(1);
    long count = (long) bookEntries * bookDimensions;
    if (type == 1) {
      count = latticeValues(bookDimensions, bookEntries);
    }
    bits.skip(count * valueBits);
    return type <= 2
        && (type == 2 || bookDimensions <= MAX_LATTICE_DIMENSIONS)
        && !bits.exhausted();
  }

  /** The greatest number whose power by the dimensions is not above the entries (9.2.3). */
  private static int latticeValues(int bookDimensions, int bookEntries) {
    int value = (int) Math.floor(Math.pow(bookEntries, 1.0 / bookDimensions));
    while (Math.pow(value + 1.0, bookDimensions) <= bookEntries) {
      value++;
    }
    while (Math.pow(value, bookDimensions) > bookEntries) {
      value--;
    }
    return value;
  }

  private boolean times() {
    bits.skip(16L * (bits.read(6) + 1));
    return !bits.exhausted();
  }

  private boolean floors() {
    int count = bits.read(6) + 1;
    for (int n = 0; n < count && !bits.exhausted(); n++) {
      int type = bits.read(16);
      if (type == 0) {
        floor0();
      } else if (type != 1 || !floor1()) {
        return false;
      }
    }
    return !bits.exhausted();
  }

  private void floor0() {
    bits.skip(8 + 16 + 16 + 6 + 8);
    bits.skip(8L * (bits.read(4) + 1));
  }

  private boolean floor1() {
    int[] classes = new int[bits.read(5)];
    int highest = -1;
    for (int n = 0; n < classes.length; n++) {
      classes[n] = bits.read(4);
      highest = Math.max(highest, classes[n]);
    }
    int[] sizes = new int[highest + 1];
    for (int n = 0; n <= highest; n++) {
      sizes[n] = bits.read(3) + 1;
      int subclasses = bits.read(2);
      bits.skip(subclasses == 0 ? 0 : 8);
      bits.skip(8L << subclasses);
    }
    bits.skip(2);
    int rangeBits = bits.read(4);
    int posts = 0;
    for (int one : classes) {
      posts += sizes[one];
    }
    bits.skip((long) posts * rangeBits);
    return posts <= 63;
  }

  private boolean residues() {
    int count = bits.read(6) + 1;
    for (int n = 0; n < count && !bits.exhausted(); n++) {
      int type = bits.read(16);
      long begin = bits.read(24);
      long end = bits.read(24);
      bits.skip(24);
      int kinds = bits.read(6) + 1;
      int book = bits.read(8);
      long limit = (long) longBlock / 2 * channels;
      if (type > 2 || begin > end || end > limit || book >= entries.length) {
        return false;
      }
      // The library makes a table of so many rows.
      if (Math.pow(kinds, dimensions[book]) > entries[book]) {
        return false;
      }
      books(kinds);
    }
    return !bits.exhausted();
  }

  private void books(int kinds) {
    int books = 0;
    for (int n = 0; n < kinds; n++) {
      books += Integer.bitCount(bits.read(3));
      if (bits.flag()) {
        books += Integer.bitCount(bits.read(5));
      }
    }
    bits.skip(8L * books);
  }
}
