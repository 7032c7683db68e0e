package org.challengectl.auth.internal;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An agent's key: {@code cck_<lookup>_<secret>}. The lookup part is public and finds the stored
 * hash; the secret has 160 bits. The whole stays below the 72 bytes that bcrypt looks at.
 */
record ApiKey(String lookupId, String text) {

  private static final int LOOKUP_LENGTH = 16;
  private static final int SECRET_LENGTH = 32;
  private static final Pattern FORM =
      Pattern.compile("cck_([a-z2-7]{" + LOOKUP_LENGTH + "})_[a-z2-7]{" + SECRET_LENGTH + "}");

  static ApiKey create(SecureRandom random) {
    String lookup = Secrets.random(random, LOOKUP_LENGTH);
    return new ApiKey(lookup, "cck_" + lookup + "_" + Secrets.random(random, SECRET_LENGTH));
  }

  /** The key, or empty if it has not a key's form. */
  static Optional<ApiKey> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() ? Optional.of(new ApiKey(matcher.group(1), text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return "cck_" + lookupId + "_...";
  }
}
