package org.challengectl.driver.rtltcp.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.radio.kit.Pace;

/** A server that does what a test wants. */
final class FakeServer implements AutoCloseable {

  static final int RATE = 250_000;

  /** What it does with a connection, the greeting included; its end hangs up. */
  @FunctionalInterface
  interface Manner {
    void serve(int connection, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Manner manner;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean gone;

  FakeServer(Manner manner) throws IOException {
    this(0, manner);
  }

  FakeServer(int port, Manner manner) throws IOException {
    this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.manner = manner;
    start(this::accept);
  }

  /** One that greets and then counts, for so long. */
  static Manner counting(double seconds) {
    return (connection, out) -> {
      greet(out, 5);
      count(out, seconds);
    };
  }

  static void greet(OutputStream out, int tuner) throws IOException {
    byte[] magic = "RTL0".getBytes(StandardCharsets.US_ASCII);
    out.write(ByteBuffer.allocate(12).put(magic).putInt(tuner).putInt(29).array());
  }

  /** Sends a number as each sample, I its low byte and Q its high one, in odd pieces. */
  static void count(OutputStream out, double seconds) throws IOException {
    Pace pace = new Pace(2 * RATE); // of bytes
    byte[] piece = new byte[4_099];
    long position = 0;
    while (position < seconds * 2 * RATE) {
      for (int i = 0; i < piece.length; i++, position++) {
        piece[i] = (byte) ((position / 2) >> (position % 2 == 0 ? 0 : 8));
      }
      pace.passed(piece.length);
      out.write(piece);
      while (!pace.await()) {
        // not yet
      }
    }
  }

  int port() {
    return server.getLocalPort();
  }

  String name() {
    return "127.0.0.1:" + port();
  }

  int connections() {
    return connections.get();
  }

  /** E.g. "2 250000". */
  List<String> commands() {
    return commands;
  }

  @Override
  public void close() throws IOException {
    hangUp();
  }

  /** Gone, and nobody listens any more. */
  void hangUp() throws IOException {
    gone = true;
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        if (gone) { // accepted while it was being closed
          socket.close();
          return;
        }
        start(() -> obey(socket));
        int number = connections.incrementAndGet();
        start(() -> serve(number, socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(int number, Socket socket) {
    try (socket) {
      manner.serve(number, socket.getOutputStream());
    } catch (IOException e) {
      // the client has left
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void obey(Socket socket) {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        commands.add(in.readUnsignedByte() + " " + in.readInt());
      }
    } catch (IOException e) {
      // the client has left
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "fake-server");
    thread.setDaemon(true);
    thread.start();
  }
}
