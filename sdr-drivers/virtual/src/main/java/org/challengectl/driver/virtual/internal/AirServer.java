package org.challengectl.driver.virtual.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.challengectl.radio.RadioException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets radios in other processes join an air. */
final class AirServer implements AutoCloseable {

  /** More connections than that are closed at once. */
  static final int MAX_SESSIONS = 64;

  private static final Logger LOG = LoggerFactory.getLogger(AirServer.class);

  private static final long COMPLAINT_NANOS = 10_000_000_000L;

  private final Air air;
  private final ServerSocket server;
  private final Set<AirSession> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastComplaint = new AtomicLong(System.nanoTime() - COMPLAINT_NANOS);
  private final Map<String, AirSession> holders = new ConcurrentHashMap<>();

  /**
   * Listens at once.
   *
   * @throws IOException if the port is taken or the address is not this machine's
   */
  AirServer(Air air, String address, int port) throws IOException {
    this.air = air;
    server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByName(address), port), 50);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Threads.start("virtual-air-accept", this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (sessions.size() >= MAX_SESSIONS) {
          complain("The virtual air is full; refused " + socket.getRemoteSocketAddress());
          socket.close();
        } else {
          AirSession session = new AirSession(air, this, socket);
          sessions.add(session);
          session.start();
          if (server.isClosed()) {
            session.close();
          }
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("The virtual air could not take a connection: {}", e.getMessage());
          Threads.pause(100);
        }
      }
    }
  }

  /** Warns, but not so often that strangers could fill the log. */
  void complain(String what) {
    long now = System.nanoTime();
    long last = lastComplaint.get();
    if (now - last >= COMPLAINT_NANOS && lastComplaint.compareAndSet(last, now)) {
      LOG.warn("{}", what);
    } else {
      LOG.debug("{}", what);
    }
  }

  /** Gives a device to a session; one that comes back takes it from its own lost connection. */
  void claim(AirSession session, Hello hello) throws RadioException {
    AirSession holder = holders.get(hello.device());
    if (holder != null && holder.instance() == hello.instance()) {
      holder.close();
    }
    air.claim(hello.device());
    holders.put(hello.device(), session);
  }

  void release(AirSession session, String device) {
    if (holders.remove(device, session)) {
      air.release(device);
    }
  }

  void gone(AirSession session) {
    sessions.remove(session);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("Closing the virtual air's port", e);
    }
    sessions.forEach(AirSession::close);
  }
}
