package org.challengectl.modulation.fhss;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.commons.rng.core.source32.MersenneTwister;

/**
 * The numbers of CPython's {@code random} module, bit for bit, so that players can predict a hop
 * sequence with it: MT19937 seeded with an array (M. Matsumoto, T. Nishimura, 1998/2002), the array
 * being the text followed by its SHA-512 as one big number (seeding version 2, the default since
 * Python 3.2).
 */
final class PythonRandom {

  private static final int WORD_BITS = 32;

  private final MersenneTwister generator;

  /** As {@code random.seed(text)}. */
  PythonRandom(String seed) {
    generator = new MersenneTwister(words(seed.getBytes(StandardCharsets.UTF_8)));
  }

  /** The seed in words of 32 bits, the least significant first. */
  private static int[] words(byte[] text) {
    byte[] digest = sha512(text);
    byte[] both = Arrays.copyOf(text, text.length + digest.length);
    System.arraycopy(digest, 0, both, text.length, digest.length);
    BigInteger number = new BigInteger(1, both);
    int[] words = new int[Math.max(1, (number.bitLength() + WORD_BITS - 1) / WORD_BITS)];
    for (int n = 0; n < words.length; n++) {
      words[n] = number.shiftRight(WORD_BITS * n).intValue();
    }
    return words;
  }

  private static byte[] sha512(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-512", e);
    }
  }

  /**
   * As {@code random.randint(low, high)}: both ends included.
   *
   * @param high at least {@code low}; less than 2^31 above it
   */
  int randint(int low, int high) {
    int width = Math.addExact(Math.subtractExact(high, low), 1);
    int unused = Integer.numberOfLeadingZeros(width);
    int drawn;
    do {
      drawn = generator.nextInt() >>> unused;
    } while (drawn >= width);
    return low + drawn;
  }
}
