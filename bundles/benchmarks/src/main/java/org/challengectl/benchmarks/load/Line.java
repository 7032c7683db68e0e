package org.challengectl.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that speaks just enough HTTP/1.1, so that the generator takes little of the
 * processor that it shares with the server. Confined to one thread at a time.
 */
final class Line implements Closeable {

  private static final int PATIENCE_MILLIS = 30_000;
  private static final int MAX_BODY = 64 << 20;

  private final Socket socket = new Socket();
  private final InputStream in;
  private boolean usable = true;
  private long usedAt = System.nanoTime();

  Line(InetSocketAddress address) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(address, PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 4096);
  }

  /** Sends a whole request and takes in the whole answer. */
  Wire.Answer exchange(byte[] request) throws IOException {
    usable = false;
    socket.getOutputStream().write(request);
    String status = line();
    if (!status.matches("HTTP/1\\.1 \\d{3}.*")) {
      throw new IOException("no HTTP: " + status);
    }
    long length = 0;
    boolean chunked = false;
    boolean keep = true;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      keep &= !(lower.startsWith("connection:") && lower.contains("close"));
    }
    byte[] body = chunked ? chunks() : bytes(length);
    usable = keep;
    usedAt = System.nanoTime();
    return new Wire.Answer(
        Integer.parseInt(status.substring(9, 12)), new String(body, StandardCharsets.UTF_8));
  }

  /** Whether another request can be sent: nothing broke, and the server will not have hung up. */
  boolean usableAfter(long idleNanos) {
    return usable && System.nanoTime() - usedAt < idleNanos;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (long size = size(); size > 0; size = size()) {
      all.write(bytes(size));
      line();
    }
    line();
    return all.toByteArray();
  }

  private long size() throws IOException {
    return Long.parseLong(line().split(";", 2)[0].strip(), 16);
  }

  private byte[] bytes(long length) throws IOException {
    if (length > MAX_BODY) {
      throw new IOException("an answer of " + length + " bytes");
    }
    byte[] body = in.readNBytes((int) length);
    if (body.length < length) {
      throw new EOFException("the server hung up");
    }
    return body;
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server hung up");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
