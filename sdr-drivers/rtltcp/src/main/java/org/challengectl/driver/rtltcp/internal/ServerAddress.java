package org.challengectl.driver.rtltcp.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an rtl_tcp server is.
 *
 * @param host name or address, without brackets
 */
record ServerAddress(String host, int port) {

  /** What rtl_tcp takes if nothing is said. */
  static final int DEFAULT_PORT = 1234;

  private static final int MAX_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:\\[([0-9A-Fa-f:.]{2,45}(?:%\\w{1,15})?)]|([A-Za-z0-9._-]{1,253}))(?::(\\d{1,5}))?");

  /** {@code host}, {@code host:port} or {@code [IPv6 address]:port}; empty if it is none. */
  static Optional<ServerAddress> parse(String name) {
    Matcher form = FORM.matcher(name.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String host = form.group(1) != null ? form.group(1) : form.group(2);
    int port = form.group(3) == null ? DEFAULT_PORT : Integer.parseInt(form.group(3));
    return port < 1 || port > MAX_PORT
        ? Optional.empty()
        : Optional.of(new ServerAddress(host, port));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
