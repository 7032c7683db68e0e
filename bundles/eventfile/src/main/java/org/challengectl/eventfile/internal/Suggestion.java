package org.challengectl.eventfile.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt word should have been. */
final class Suggestion {

  private static final int MIN_PREFIX = 3;
  private static final int MAX_LENGTH = 64;

  private Suggestion() {}

  /** The candidate that is meant; empty if none is near enough. */
  static Optional<String> among(Collection<String> candidates, String found) {
    String wanted = normal(found);
    if (wanted.isEmpty() || wanted.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int tolerated = Math.min(3, Math.max(1, wanted.length() / 3));
    Optional<String> nearest =
        candidates.stream()
            .filter(c -> c.length() <= MAX_LENGTH && distance(wanted, normal(c)) <= tolerated)
            .min(
                Comparator.<String>comparingInt(c -> distance(wanted, normal(c)))
                    .thenComparing(Comparator.naturalOrder()));
    return nearest.isPresent() ? nearest : completed(candidates, wanted);
  }

  /** The question to ask; empty if none is near enough. */
  static Optional<String> question(Collection<String> candidates, String found) {
    return among(candidates, found).map(c -> "did you mean '" + c + "'?");
  }

  private static Optional<String> completed(Collection<String> candidates, String wanted) {
    return wanted.length() < MIN_PREFIX
        ? Optional.empty()
        : candidates.stream()
            .filter(c -> normal(c).startsWith(wanted))
            .min(Comparator.comparingInt(String::length));
  }

  private static String normal(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /**
   * Optimal string alignment distance: inserted, dropped, replaced and swapped neighbouring letters
   * count one each.
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
