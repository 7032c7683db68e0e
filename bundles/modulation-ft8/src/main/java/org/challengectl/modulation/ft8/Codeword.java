package org.challengectl.modulation.ft8;

import java.math.BigInteger;
import java.util.stream.Collectors;

/** From 77 bits of a message to 79 symbols of 0 to 7. */
final class Codeword {

  static final int SYMBOLS = 79;

  private static final int CRC_BITS = 14;
  private static final int CRC_POLYNOMIAL = 0x2757;

  /** The check sum is that of 82 bits: the message and five zeros. */
  private static final String CRC_PADDING = "0".repeat(5 + CRC_BITS);

  /** Costas array at the beginning, in the middle and at the end, for synchronisation. */
  private static final int[] COSTAS = {3, 1, 4, 0, 6, 5, 2};

  /** Neighbouring tones differ in one bit. */
  private static final int[] GRAY = {0, 1, 3, 2, 5, 6, 4, 7};

  private static final int DATA_SYMBOLS = 29;

  private Codeword() {}

  /** CRC-14 of a message. */
  static String checkSum(String payload) {
    int register = 0;
    String bits = payload + CRC_PADDING;
    for (int n = 0; n < bits.length(); n++) {
      boolean carry = (register & (1 << (CRC_BITS - 1))) != 0;
      register = ((register << 1) | (bits.charAt(n) - '0')) & ((1 << CRC_BITS) - 1);
      register ^= carry ? CRC_POLYNOMIAL : 0;
    }
    return Bits.of(register, CRC_BITS);
  }

  /** The 83 parity bits of the code LDPC(174,91) for a message with its check sum. */
  static String parity(String checked) {
    BigInteger word = new BigInteger(checked, 2);
    return GeneratorMatrix.ROWS.stream()
        .map(row -> row.and(word).bitCount() % 2 == 0 ? "0" : "1")
        .collect(Collectors.joining());
  }

  /** What is sent. */
  static int[] symbols(String payload) {
    String checked = payload + checkSum(payload);
    String code = checked + parity(checked);
    int[] symbols = new int[SYMBOLS];
    for (int n = 0; n < 3; n++) {
      System.arraycopy(COSTAS, 0, symbols, n * (COSTAS.length + DATA_SYMBOLS), COSTAS.length);
    }
    for (int n = 0; n < 2 * DATA_SYMBOLS; n++) {
      int at = COSTAS.length + n + (n >= DATA_SYMBOLS ? COSTAS.length : 0);
      symbols[at] = GRAY[Integer.parseInt(code.substring(3 * n, 3 * n + 3), 2)];
    }
    return symbols;
  }
}
