package org.challengectl.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that an agent needs to join, in one word that can be pasted into any shell: where the server
 * is, the one-time token, and by which key the server is recognised.
 *
 * @param server http or https, with host
 * @param token secret until it is used
 * @param pin empty if the server's certificate is one that the agent's Java trusts anyway
 */
public record EnrolmentString(URI server, String token, Optional<KeyPin> pin) {

  private static final String PREFIX = "challengectl-enroll:";
  private static final int MAX_LENGTH = 2000;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,512}");

  /**
   * @throws IllegalArgumentException in words for a person
   */
  public EnrolmentString {
    Objects.requireNonNull(pin, "pin");
    boolean web = "https".equals(server.getScheme()) || "http".equals(server.getScheme());
    if (!web || server.getHost() == null || server.getUserInfo() != null) {
      throw new IllegalArgumentException("names no server");
    }
    if (server.getQuery() != null || server.getFragment() != null) {
      throw new IllegalArgumentException("names no server");
    }
    if (pin.isPresent() && !"https".equals(server.getScheme())) {
      throw new IllegalArgumentException("has a pin for a server without TLS");
    }
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException("has no token");
    }
  }

  /** Whether a text claims to be one. */
  public static boolean looksLike(String text) {
    return text.strip().startsWith(PREFIX);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException in words for a person, without the secret
   */
  public static EnrolmentString parse(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith(PREFIX)) {
      throw new IllegalArgumentException("must begin with '" + PREFIX + "'");
    }
    String word = stripped.substring(PREFIX.length());
    if (stripped.length() > MAX_LENGTH || !WORD.matcher(word).matches()) {
      throw new IllegalArgumentException("is not whole; copy it from beginning to end");
    }
    Content content;
    try {
      byte[] json = Base64.getUrlDecoder().decode(word);
      content = Json.read(new String(json, StandardCharsets.UTF_8), Content.class);
    } catch (IllegalArgumentException | JsonProcessingException e) {
      // Without the cause: it would quote the token.
      throw new IllegalArgumentException("is not whole; copy it from beginning to end");
    }
    if (content.url() == null || content.token() == null) {
      throw new IllegalArgumentException("lacks the server or the token");
    }
    URI server;
    try {
      server = URI.create(content.url());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("names no server", e);
    }
    return new EnrolmentString(
        server, content.token(), Optional.ofNullable(content.pin()).map(KeyPin::new));
  }

  /** As it is handed over. */
  public String text() {
    String json =
        Json.write(new Content(server.toString(), token, pin.map(KeyPin::text).orElse(null)));
    return PREFIX
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "enrolment at " + server;
  }

  private record Content(String url, String token, String pin) {}
}
