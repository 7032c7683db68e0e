package org.challengectl.persistence.internal;

import org.challengectl.domain.RefusedException;

/**
 * Strings as they come from outside. A database column holds any Unicode text but not U+0000, and
 * not half a surrogate pair.
 */
public final class Text {

  /** What an index takes on both databases, at four bytes a character. */
  public static final int MAX_KEY_CHARACTERS = 500;

  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /** Whether it can be stored as a key; if not, there cannot be a row of that key. */
  public static boolean isKey(String text) {
    return text.length() <= MAX_KEY_CHARACTERS && storable(text);
  }

  /**
   * A text that others refer to, which therefore is stored exactly or refused.
   *
   * @param what names it in the refusal, e.g. "agent id"
   */
  public static String key(String text, String what) {
    if (text.length() > MAX_KEY_CHARACTERS) {
      throw refused(
          "too_long",
          "The "
              + what
              + " has "
              + text.length()
              + " characters; at most "
              + MAX_KEY_CHARACTERS
              + " are possible.");
    }
    if (!storable(text)) {
      throw refused("bad_text", "The " + what + " contains a character that cannot be stored.");
    }
    return text;
  }

  /** A text for people: what cannot be stored is replaced by U+FFFD. */
  public static String free(String text) {
    if (storable(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || isSurrogate(c) ? REPLACEMENT : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean storable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || isSurrogate(c));
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static RefusedException refused(String code, String message) {
    return new RefusedException(RefusedException.Kind.INVALID, code, message);
  }
}
