package org.challengectl.modulation.psk31;

/** What the family has; the names are those of fldigi. */
enum PskMode {
  BPSK31(31.25, false),
  BPSK63(62.5, false),
  BPSK125(125, false),
  BPSK250(250, false),
  QPSK31(31.25, true),
  QPSK63(62.5, true);

  private final double baud;
  private final boolean quaternary;

  PskMode(double baud, boolean quaternary) {
    this.baud = baud;
    this.quaternary = quaternary;
  }

  /** Symbols per second; each bit of varicode is one symbol in all modes. */
  double baud() {
    return baud;
  }

  /** Whether there are four phases, chosen by a convolutional code. */
  boolean quaternary() {
    return quaternary;
  }
}
