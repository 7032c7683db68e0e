package org.challengectl.auth.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.challengectl.domain.RefusedException;

/**
 * Which passwords users may choose: NIST SP 800-63B section 3.1.1.2 and OWASP ASVS 5.0 section 6.2.
 * Long enough and not guessable; no rules of composition.
 *
 * <p>More than 72 bytes are refused, as bcrypt looks at no more. Hashing them before would let a
 * bare hash that leaked elsewhere be tried as a password here.
 */
final class PasswordPolicy {

  static final int LEAST_CHARACTERS = 12;
  static final int MOST_BYTES = 72;

  private static final int LEAST_DIFFERENT = 5;
  private static final int LEAST_PART = 4;
  private static final Set<String> COMMON = common();
  private static final List<String> LONGEST_FIRST =
      COMMON.stream()
          .filter(word -> word.length() >= LEAST_PART)
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();

  private PasswordPolicy() {}

  /**
   * Returns if the password may be chosen.
   *
   * @throws RefusedException {@code weak_password}
   */
  static void check(String password, String username) {
    if (password.codePointCount(0, password.length()) < LEAST_CHARACTERS) {
      throw weak("A password needs at least " + LEAST_CHARACTERS + " characters.");
    }
    if (!fits(password)) {
      throw weak(
          "A password can have at most "
              + MOST_BYTES
              + " bytes; letters with accents and emoji take two to four.");
    }
    String plain = plain(password);
    if (password.chars().distinct().count() < LEAST_DIFFERENT || isSequence(password)) {
      throw weak("This password repeats itself, or counts; choose another.");
    }
    if ((username.length() >= LEAST_PART && password.toLowerCase(Locale.ROOT).contains(username))
        || COMMON.contains(password.toLowerCase(Locale.ROOT))
        || COMMON.contains(plain)
        || isOnlyCommonWords(plain)) {
      throw weak("This password is one of the first that are guessed; choose another.");
    }
  }

  /** Whether bcrypt looks at the whole of it. */
  static boolean fits(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }

  /** Without what is added to a word to make it look like a password. */
  private static String plain(String password) {
    return password
        .toLowerCase(Locale.ROOT)
        .replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "")
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't')
        .replace('@', 'a')
        .replace('$', 's')
        .replace('!', 'i')
        .replaceAll("[^\\p{L}]", "");
  }

  /** Whether nothing is left when common words are taken away, but a few letters. */
  private static boolean isOnlyCommonWords(String plain) {
    String rest = plain;
    for (String word : LONGEST_FIRST) {
      rest = rest.replace(word, "");
    }
    return rest.length() < LEAST_PART;
  }

  private static boolean isSequence(String password) {
    int steps = 0;
    for (int i = 1; i < password.length(); i++) {
      if (Math.abs(password.charAt(i) - password.charAt(i - 1)) <= 1) {
        steps++;
      }
    }
    return steps * 4 >= (password.length() - 1) * 3;
  }

  private static Set<String> common() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                PasswordPolicy.class.getResourceAsStream("common-passwords.txt"),
                StandardCharsets.UTF_8))) {
      Set<String> words = new HashSet<>();
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> words.add(line.strip()));
      return Set.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RefusedException weak(String message) {
    return new RefusedException(RefusedException.Kind.INVALID, "weak_password", message);
  }
}
