package org.challengectl.driver.virtual.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front door: lets ordinary SDR programs listen to the air as if to an RTL-SDR. */
final class RtlTcpServer implements AutoCloseable {

  /** More clients than that are turned away. */
  static final int MAX_CLIENTS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(RtlTcpServer.class);
  private static final int SWEEP_MILLIS = 1_000;
  private static final long STUCK_NANOS = 10_000_000_000L;

  private final Air air;
  private final ServerSocket server;
  private final Set<RtlClient> clients = ConcurrentHashMap.newKeySet();

  /**
   * Listens at once.
   *
   * @throws IOException if the port is taken or the address is not this machine's
   */
  RtlTcpServer(Air air, String address, int port) throws IOException {
    this.air = air;
    server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByName(address), port), 50);
      server.setSoTimeout(SWEEP_MILLIS);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Threads.start("rtl_tcp-accept", this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  int clients() {
    return clients.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (SocketTimeoutException e) {
        dismissTheStuck();
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("rtl_tcp could not take a connection: {}", e.getMessage());
          Threads.pause(100);
        }
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    dismissTheStuck();
    if (clients.size() >= MAX_CLIENTS) {
      LOG.debug("rtl_tcp has no room for {}", socket.getRemoteSocketAddress());
      socket.close();
      return;
    }
    RtlClient client = new RtlClient(air, this, socket);
    clients.add(client);
    client.start();
    if (server.isClosed()) {
      client.close();
    }
  }

  private void dismissTheStuck() {
    for (RtlClient client : clients) {
      if (client.isStuck(STUCK_NANOS)) {
        client.close();
      }
    }
  }

  void gone(RtlClient client) {
    clients.remove(client);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("Closing the rtl_tcp port", e);
    }
    clients.forEach(RtlClient::close);
  }
}
