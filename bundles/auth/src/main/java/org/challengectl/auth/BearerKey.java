package org.challengectl.auth;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where clients put their keys. */
public final class BearerKey {

  private static final String SCHEME = "bearer ";

  private BearerKey() {}

  /**
   * The key from {@code Authorization: Bearer} or {@code X-API-Key}; null if there is none.
   *
   * @param header gives a header's value, or null if it is not there
   */
  public static String of(UnaryOperator<String> header) {
    String authorization = header.apply("Authorization");
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return authorization.substring(SCHEME.length()).strip();
    }
    return header.apply("X-API-Key");
  }
}
