package org.challengectl.modulation.lrs;

/**
 * What is keyed: the wake-up 1010... and the packet, most significant bits first, each bit as two
 * chips (Manchester): a zero is 1 0, a one is 0 1.
 */
final class Chips {

  static final int WAKE_UP_BITS = 100;

  private final byte[] packet;

  Chips(byte[] packet) {
    this.packet = packet;
  }

  long count() {
    return 2L * (WAKE_UP_BITS + 8 * packet.length);
  }

  boolean chip(long index) {
    return bit((int) (index / 2)) == (index % 2 == 1);
  }

  private boolean bit(int index) {
    if (index < WAKE_UP_BITS) {
      return index % 2 == 0;
    }
    int inPacket = index - WAKE_UP_BITS;
    return (packet[inPacket / 8] >> (7 - inPacket % 8) & 1) == 1;
  }
}
