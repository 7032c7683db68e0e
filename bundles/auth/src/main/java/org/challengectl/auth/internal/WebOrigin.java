package org.challengectl.auth.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An origin (RFC 6454).
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 * @param port never absent
 */
record WebOrigin(String scheme, String host, int port) {

  private static final int MAX_LENGTH = 300;

  /** Reads {@code scheme://host[:port]}; anything else, {@code null} too, is none. */
  static Optional<WebOrigin> read(String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text.toLowerCase(Locale.ROOT));
      String scheme = uri.getScheme();
      boolean web = "http".equals(scheme) || "https".equals(scheme);
      if (!web
          || uri.getHost() == null
          || uri.getUserInfo() != null
          || !uri.getRawPath().isEmpty()
          || uri.getRawQuery() != null
          || uri.getRawFragment() != null) {
        return Optional.empty();
      }
      int usual = scheme.equals("https") ? 443 : 80;
      return Optional.of(
          new WebOrigin(scheme, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a request with this {@code Host} goes to where the page came from. A port that is not
   * named is the usual one of the page's scheme: a proxy in between may speak another.
   */
  boolean isOf(String hostHeader) {
    return hostHeader != null && read(scheme + "://" + hostHeader).map(this::equals).orElse(false);
  }
}
