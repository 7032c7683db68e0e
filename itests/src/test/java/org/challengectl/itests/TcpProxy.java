package org.challengectl.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between an agent and its server that can be disturbed. */
final class TcpProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean blackHole;
  private volatile long delayMillis;

  TcpProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon("proxy", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing comes through, and nobody is told. */
  void swallow(boolean wanted) {
    blackHole = wanted;
  }

  /** From now on everything takes this much longer in each direction. */
  void delay(long millis) {
    delayMillis = millis;
  }

  /** Ends all connections. */
  void cut() {
    for (Socket socket : sockets) {
      quietly(socket);
    }
    sockets.clear();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        sockets.add(near);
        sockets.add(far);
        daemon("proxy-up", () -> pump(near, far));
        daemon("proxy-down", () -> pump(far, near));
      } catch (IOException e) {
        // the server is away, or the proxy is closed: the client sees its connection end
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (delayMillis > 0) {
          Thread.sleep(delayMillis);
        }
        if (!blackHole) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      // one end is gone; so is the other now
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    quietly(from);
    quietly(to);
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
