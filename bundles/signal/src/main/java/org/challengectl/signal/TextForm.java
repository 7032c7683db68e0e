package org.challengectl.signal;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a text must look like. A regular expression that both Java and JSON Schema (ECMA 262)
 * understand alike: character classes, groups and counts, without look-around.
 *
 * @param regex that the whole text must match
 * @param maxLength in characters (Unicode code points, as JSON Schema counts), inclusive
 * @param words what is allowed, e.g. "a call sign such as N0CALL-7"
 */
public record TextForm(String regex, int maxLength, String words) {

  /** Any text that is not longer than 1,000 characters. */
  public static final TextForm ANY = new TextForm("[\\s\\S]*", 1_000, "text");

  public TextForm {
    Objects.requireNonNull(words, "words");
    Pattern.compile(regex);
    if (maxLength < 1) {
      throw new IllegalArgumentException("maxLength must be at least 1, was " + maxLength);
    }
  }

  /** Whether a text has this form. */
  public boolean matches(String text) {
    return text.codePointCount(0, text.length()) <= maxLength && text.matches(regex);
  }
}
