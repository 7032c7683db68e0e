package org.challengectl.protocol;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The cookies of a user's session, read from a request's header {@code Cookie}. Two different
 * values of one name are none: somebody has planted one of them.
 *
 * @param session what says who is asking
 * @param csrf what a changing request repeats in the header {@link #CSRF_HEADER}
 */
public record SessionCookies(Optional<String> session, Optional<String> csrf) {

  /** Not to be read by scripts. */
  public static final String SESSION = "session_token";

  /** To be read by scripts, and repeated in {@link #CSRF_HEADER}. */
  public static final String CSRF = "csrf_token";

  /** What a changing request must show. */
  public static final String CSRF_HEADER = "X-CSRF-Token";

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._~+/=-]{1,256}");

  /**
   * Reads them.
   *
   * @param header several headers are joined by {@code "; "}; may be null
   */
  public static SessionCookies read(String header) {
    return new SessionCookies(find(header, SESSION), find(header, CSRF));
  }

  private static Optional<String> find(String header, String name) {
    Set<String> found = new TreeSet<>();
    for (String pair : header == null ? new String[0] : header.split(";", -1)) {
      String trimmed = pair.strip();
      if (trimmed.startsWith(name + "=")) {
        found.add(trimmed.substring(name.length() + 1));
      }
    }
    return found.size() == 1
        ? Optional.of(found.iterator().next()).filter(value -> VALUE.matcher(value).matches())
        : Optional.empty();
  }
}
