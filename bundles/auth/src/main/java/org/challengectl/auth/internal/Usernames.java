package org.challengectl.auth.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.challengectl.domain.RefusedException;

/** What users may be called. */
final class Usernames {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private Usernames() {}

  /** A name as somebody typed it to sign in; empty if no user can have it. */
  static Optional<String> typed(String text) {
    return Optional.ofNullable(text)
        .map(t -> t.strip().toLowerCase(Locale.ROOT))
        .filter(t -> FORM.matcher(t).matches());
  }

  /**
   * The name of a new user.
   *
   * @throws RefusedException {@code invalid_username}
   */
  static String check(String text) {
    return typed(text)
        .orElseThrow(
            () ->
                new RefusedException(
                    RefusedException.Kind.INVALID,
                    "invalid_username",
                    "A user's name must be 1-64 letters a-z, digits, '.', '_' or '-', and begin"
                        + " with a letter or digit."));
  }
}
