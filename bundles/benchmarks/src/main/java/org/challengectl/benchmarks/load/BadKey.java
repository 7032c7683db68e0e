package org.challengectl.benchmarks.load;

import java.util.Locale;
import java.util.Random;

/** Keys that are no good, as somebody who means harm may send them. */
enum BadKey {
  /** Nothing like a key. */
  GARBAGE,
  /** Well formed, of nobody. */
  UNKNOWN,
  /** Another secret for an agent whose key the server remembers. */
  WRONG_SECRET,
  /** Another secret for an agent whose key the server has to ask bcrypt about. */
  UNPROVEN;

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * A new one each time.
   *
   * @param remembered a key that the server remembers
   * @param unproven a key that it does not
   */
  String make(Random random, String remembered, String unproven) {
    return switch (this) {
      case GARBAGE -> text(random, 60);
      case UNKNOWN -> "cck_" + text(random, 16) + "_" + text(random, 32);
      case WRONG_SECRET -> forged(random, remembered);
      case UNPROVEN -> forged(random, unproven);
    };
  }

  private static String forged(Random random, String key) {
    return key.substring(0, key.length() - 32) + text(random, 32);
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
