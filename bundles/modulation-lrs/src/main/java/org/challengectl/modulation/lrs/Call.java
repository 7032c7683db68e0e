package org.challengectl.modulation.lrs;

/**
 * Whom a transmission calls.
 *
 * @param system the restaurant, 0-255
 * @param pager 0-1023; 0 calls all
 * @param function what the pager does, 0-255
 */
record Call(int system, int pager, int function) {

  static final int MAX_SYSTEM = 255;
  static final int MAX_PAGER = 1_023;
  static final int MAX_FUNCTION = 255;

  private static final int PACKET_BYTES = 15;

  /** The packet from the first AA to the check byte. */
  byte[] packet() {
    byte[] packet = new byte[PACKET_BYTES];
    int[] head = {0xAA, 0xAA, 0xAA, 0xFC, 0x2D, system, pager >> 8, pager & 0xFF};
    int sum = function;
    for (int n = 0; n < head.length; n++) {
      packet[n] = (byte) head[n];
      sum += head[n];
    }
    packet[PACKET_BYTES - 2] = (byte) function;
    packet[PACKET_BYTES - 1] = (byte) (sum % 255);
    return packet;
  }
}
