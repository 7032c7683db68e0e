package org.challengectl.agent.core;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.challengectl.protocol.KeyPin;

/**
 * Where a server is and how to trust it.
 *
 * @param url http or https, with host, without a slash at its end
 * @param caCertificate PEM file with the only authorities to trust; empty for those of Java
 * @param verifyTls whether certificate and host name are checked at all
 * @param pin the only key to trust; then authorities, names and dates do not count, so that the
 *     server may have any address and the agent's clock any time
 */
public record ServerEndpoint(
    URI url, Optional<Path> caCertificate, boolean verifyTls, Optional<KeyPin> pin) {

  public ServerEndpoint {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(caCertificate, "caCertificate");
    Objects.requireNonNull(pin, "pin");
    if (pin.isPresent() && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("must begin with https:// where there is a server_pin");
    }
  }

  /** Without a pin. */
  public ServerEndpoint(URI url, Optional<Path> caCertificate, boolean verifyTls) {
    this(url, caCertificate, verifyTls, Optional.empty());
  }

  /**
   * Reads a server's address.
   *
   * @throws IllegalArgumentException in words for a person, if it is not an http or https URL
   */
  public static URI parseUrl(String text) {
    String stripped = text.strip();
    while (stripped.endsWith("/")) {
      stripped = stripped.substring(0, stripped.length() - 1);
    }
    URI url;
    try {
      url = URI.create(stripped);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wrong(text), e);
    }
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
      throw new IllegalArgumentException(wrong(text));
    }
    return url;
  }

  /** The address of a path below the server's. */
  public URI resolve(String path) {
    return URI.create(url + path);
  }

  /** The same for a WebSocket. */
  public URI resolveSocket(String path) {
    return URI.create(url.toString().replaceFirst("^http", "ws") + path);
  }

  private static String wrong(String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return "must be like https://server.example:8443, was '" + shown + "'";
  }
}
