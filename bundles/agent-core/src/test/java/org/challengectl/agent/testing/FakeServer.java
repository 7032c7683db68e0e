package org.challengectl.agent.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A server that answers as the test says: HTTP/1.1 and WebSocket on one port, bare enough to be
 * rude.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public final class FakeServer implements AutoCloseable {

  /** What came in; header names in lower case. */
  public record Request(String method, String target, Map<String, String> headers, byte[] body) {

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public boolean is(String wantedMethod, String path) {
      return method.equals(wantedMethod) && target.split("\\?", 2)[0].equals(path);
    }
  }

  /**
   * What goes out.
   *
   * @param status 0 closes the connection without a word; negative never answers
   * @param declared as the length, whatever the body is
   */
  public record Answer(int status, String headers, byte[] body, long declared) {

    public static Answer json(int status, String json) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      return new Answer(status, "Content-Type: application/json\r\n", bytes, bytes.length);
    }

    public static Answer bytes(byte[] body) {
      return new Answer(200, "", body, body.length);
    }

    public static Answer truncated(byte[] body, long declared) {
      return new Answer(200, "", body, declared);
    }

    public static Answer dropped() {
      return new Answer(0, "", new byte[0], 0);
    }

    public static Answer never() {
      return new Answer(-1, "", new byte[0], 0);
    }
  }

  private final ServerSocket listening;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<Socket> webSockets = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<byte[]> frames = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Answer> handler;
  private volatile boolean closed;

  public FakeServer(Function<Request, Answer> handler) throws IOException {
    this(0, handler);
  }

  public FakeServer(int port, Function<Request, Answer> handler) throws IOException {
    this.handler = handler;
    this.listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    spawn(this::accept);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return listening.getLocalPort();
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public long count(String method, String path) {
    return requests.stream().filter(request -> request.is(method, path)).count();
  }

  public void answerWith(Function<Request, Answer> next) {
    handler = next;
  }

  public int openWebSockets() {
    return webSockets.size();
  }

  /** What agents said over their WebSockets. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  /** What agents sent in binary. */
  public List<byte[]> frames() {
    return List.copyOf(frames);
  }

  public void push(String json) throws IOException {
    byte[] payload = json.getBytes(StandardCharsets.UTF_8);
    for (Socket socket : webSockets) {
      OutputStream out = socket.getOutputStream();
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      frame.write(0x81);
      if (payload.length < 126) {
        frame.write(payload.length);
      } else {
        frame.write(127);
        for (int shift = 56; shift >= 0; shift -= 8) {
          frame.write((int) ((long) payload.length >>> shift) & 0xff);
        }
      }
      frame.write(payload);
      out.write(frame.toByteArray());
      out.flush();
    }
  }

  public void dropWebSockets() {
    for (Socket socket : webSockets) {
      closeQuietly(socket);
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    listening.close();
    connections.forEach(FakeServer::closeQuietly);
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = listening.accept();
        connections.add(socket);
        spawn(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        String line = line(in);
        if (line == null) {
          return;
        }
        String[] words = line.split(" ", 3);
        Map<String, String> headers = headers(in);
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        Request request = new Request(words[0], words[1], headers, body);
        requests.add(request);
        Answer answer = handler.apply(request);
        if ("websocket".equalsIgnoreCase(headers.get("upgrade")) && answer.status() == 101) {
          webSocket(socket, in, headers.get("sec-websocket-key"));
          return;
        }
        if (answer.status() == 0 || !answer(socket.getOutputStream(), answer)) {
          return;
        }
      }
    } catch (IOException e) {
      // the other side has gone, as tests do
    } finally {
      connections.remove(socket);
      webSockets.remove(socket);
    }
  }

  private boolean answer(OutputStream out, Answer answer) throws IOException {
    if (answer.status() > 0) {
      String head =
          "HTTP/1.1 %d x\r\nContent-Length: %d\r\n%s\r\n"
              .formatted(answer.status(), answer.declared(), answer.headers());
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.write(answer.body());
      out.flush();
    }
    return answer.declared() == answer.body().length;
  }

  private void webSocket(Socket socket, InputStream in, String key) throws IOException {
    String head =
        "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n"
            .formatted(accepted(key));
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    webSockets.add(socket);
    while (true) {
      int first = in.read();
      int second = in.read();
      if (first < 0 || second < 0 || (first & 0x0f) == 8) {
        return;
      }
      int length = second & 0x7f;
      if (length == 126) {
        length = in.read() << 8 | in.read();
      }
      byte[] mask = in.readNBytes(4);
      byte[] payload = in.readNBytes(length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i % 4];
      }
      if ((first & 0x0f) == 1) {
        heard.add(new String(payload, StandardCharsets.UTF_8));
      } else if ((first & 0x0f) == 2) {
        frames.add(payload);
      } else if ((first & 0x0f) == 9) {
        socket.getOutputStream().write(new byte[] {(byte) 0x8a, 0});
      }
    }
  }

  private static String accepted(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      String text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      return Base64.getEncoder()
          .encodeToString(sha1.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      line.write(b);
    }
    return null;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone, which is what was wanted
    }
  }

  private static void spawn(Runnable task) {
    Thread thread = new Thread(task, "fake-server");
    thread.setDaemon(true);
    thread.start();
  }
}
