package org.challengectl.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.challengectl.protocol.Json;

/** HTTP to one server on this machine, over connections that are kept. Safe for concurrent use. */
final class Wire {

  /** Less than a server keeps an idle connection. */
  private static final long IDLE_NANOS = Duration.ofSeconds(20).toNanos();

  /** What came back. */
  record Answer(int status, String body) {

    boolean good() {
      return status / 100 == 2;
    }
  }

  private final URI base;
  private final InetSocketAddress address;
  private final Deque<Line> idle = new ConcurrentLinkedDeque<>();

  private Wire(URI base, InetSocketAddress address) {
    this.base = base;
    this.address = address;
  }

  /**
   * Speaks to a server.
   *
   * @throws IllegalArgumentException if it is not on this machine: load is for one's own server
   *     only
   */
  static Wire to(String url) throws IOException {
    URI uri = URI.create(url);
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
      throw new IllegalArgumentException("'" + url + "' is not like http://127.0.0.1:8080");
    }
    String host = uri.getHost().replace("[", "").replace("]", "");
    InetAddress[] addresses = InetAddress.getAllByName(host);
    for (InetAddress address : addresses) {
      if (!address.isLoopbackAddress()) {
        throw new IllegalArgumentException(
            "'" + url + "' is not on this machine; only loopback addresses are allowed");
      }
    }
    URI base = URI.create("http://" + uri.getHost() + ":" + uri.getPort());
    return new Wire(base, new InetSocketAddress(addresses[0], uri.getPort()));
  }

  /** To the same server, with connections of its own. */
  Wire own() {
    return new Wire(base, address);
  }

  /** The address of one of the server's WebSockets. */
  URI socket(String path) {
    return URI.create("ws://" + base.getRawAuthority() + path);
  }

  Answer get(String path, String key) throws IOException {
    return send(request("GET", path, key, null, ""));
  }

  /**
   * Posts a value as JSON.
   *
   * @param body null for none
   */
  Answer post(String path, String key, Object body) throws IOException {
    return body == null
        ? send(request("POST", path, key, null, ""))
        : post(path, key, "application/json", Json.write(body));
  }

  Answer post(String path, String key, String type, String body) throws IOException {
    return send(request("POST", path, key, type, body));
  }

  private byte[] request(String method, String path, String key, String type, String body)
      throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(base.getRawAuthority()).append("\r\n");
    if (!key.isEmpty()) {
      head.append("Authorization: Bearer ").append(key).append("\r\n");
    }
    if (type != null) {
      head.append("Content-Type: ").append(type).append("\r\n");
    }
    if (!method.equals("GET")) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + content.length + 2);
    all.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.write(content);
    return all.toByteArray();
  }

  private Answer send(byte[] request) throws IOException {
    Line line = idle.pollFirst();
    while (line != null && !line.usableAfter(IDLE_NANOS)) {
      line.close();
      line = idle.pollFirst();
    }
    if (line == null) {
      line = new Line(address);
    }
    try {
      return line.exchange(request);
    } finally {
      if (line.usableAfter(IDLE_NANOS)) {
        idle.addFirst(line);
      } else {
        line.close();
      }
    }
  }
}
