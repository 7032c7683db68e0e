package org.challengectl.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A client at an address of its own among those of the loopback network, which Java's HTTP client
 * cannot choose. Confined to one thread.
 */
final class BadKeySender implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 10_000;

  private final URI server;
  private final InetAddress from;
  private Socket socket;
  private InputStream in;

  /**
   * @param from e.g. 127.0.0.2
   */
  BadKeySender(URI server, InetAddress from) {
    this.server = server;
    this.from = from;
  }

  /** Polls with a key; the status of the answer. */
  int send(String key) throws IOException {
    if (socket == null) {
      connect();
    }
    try {
      String request =
          "GET /api/agents/nobody/task HTTP/1.1\r\nHost: "
              + server.getHost()
              + "\r\nAuthorization: Bearer "
              + key
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return answer();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void connect() throws IOException {
    Socket next = new Socket();
    next.setTcpNoDelay(true);
    next.setSoTimeout(PATIENCE_MILLIS);
    next.bind(new InetSocketAddress(from, 0));
    next.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
    socket = next;
    in = new BufferedInputStream(next.getInputStream());
  }

  private int answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      last |= lower.equals("connection: close");
    }
    in.skipNBytes(length);
    if (last) {
      close();
    }
    return status;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server has closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
