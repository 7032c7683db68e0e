package org.challengectl.auth.internal;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key: {@code cck_<lookup>_<secret>}. The lookup part is public and finds the stored hash; the
 * secret has 160 bits. The whole stays below the 72 bytes that bcrypt looks at.
 */
record ApiKey(String lookupId, String text) {

  /** Whose key it is, to be seen at its beginning. */
  enum Kind {
    AGENT("cck"),
    PROVISIONING("ccp");

    private final String prefix;
    private final Pattern form;

    Kind(String prefix) {
      this.prefix = prefix;
      this.form =
          Pattern.compile(
              prefix + "_([a-z2-7]{" + LOOKUP_LENGTH + "})_[a-z2-7]{" + SECRET_LENGTH + "}");
    }
  }

  private static final int LOOKUP_LENGTH = 16;
  private static final int SECRET_LENGTH = 32;

  static ApiKey create(Kind kind, SecureRandom random) {
    String lookup = Secrets.random(random, LOOKUP_LENGTH);
    return new ApiKey(
        lookup, kind.prefix + "_" + lookup + "_" + Secrets.random(random, SECRET_LENGTH));
  }

  /** The key, or empty if it has not a key's form. */
  static Optional<ApiKey> parse(Kind kind, String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher matcher = kind.form.matcher(text);
    return matcher.matches() ? Optional.of(new ApiKey(matcher.group(1), text)) : Optional.empty();
  }

  /** An agent's. */
  static ApiKey create(SecureRandom random) {
    return create(Kind.AGENT, random);
  }

  /** An agent's. */
  static Optional<ApiKey> parse(String text) {
    return parse(Kind.AGENT, text);
  }

  @Override
  public String toString() {
    return "key " + lookupId;
  }
}
