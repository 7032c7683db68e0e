package org.challengectl.dsp.audio.internal;

/** Reads a Vorbis packet bit by bit (Vorbis I specification, section 2); zeros follow its end. */
final class VorbisBits {

  private final byte[] packet;
  private final long end;
  private long at;

  VorbisBits(byte[] packet, int length) {
    this.packet = packet;
    end = 8L * length;
  }

  /** The next bits as a number, the first one the lowest; at most 32. */
  int read(int bits) {
    int value = 0;
    for (int n = 0; n < bits; n++) {
      if (at < end) {
        value |= ((packet[(int) (at >> 3)] >> (at & 7)) & 1) << n;
      }
      at++;
    }
    return value;
  }

  boolean flag() {
    return read(1) != 0;
  }

  void skip(long bits) {
    at += bits;
  }

  /** Whether more was read than there is. */
  boolean exhausted() {
    return at > end;
  }
}
