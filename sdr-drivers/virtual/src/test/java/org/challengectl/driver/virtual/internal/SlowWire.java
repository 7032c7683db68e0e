package org.challengectl.driver.virtual.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A connection in between that can be held up, as if the far side or the network had stopped. */
final class SlowWire implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new ArrayList<>();
  private final int target;
  private boolean held;

  SlowWire(int target) throws IOException {
    this.target = target;
    Threads.start("slow-wire", this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Nothing passes any more, in either direction; connections stay open. */
  synchronized void hold() {
    held = true;
  }

  /** All that was held up passes. */
  synchronized void release() {
    held = false;
    notifyAll();
  }

  /** Breaks all connections. */
  synchronized void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket near = server.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        synchronized (this) {
          sockets.add(near);
          sockets.add(far);
        }
        Threads.start("slow-wire-out", () -> pump(near, far));
        Threads.start("slow-wire-in", () -> pump(far, near));
      }
    } catch (IOException e) {
      release();
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] bytes = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      int some;
      while ((some = in.read(bytes)) > 0) {
        pass();
        to.getOutputStream().write(bytes, 0, some);
      }
    } catch (IOException | InterruptedException e) {
      // The connection is over, which is all there is to know.
      return;
    }
  }

  private synchronized void pass() throws InterruptedException {
    while (held) {
      wait();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    release();
    cut();
  }
}
