package org.challengectl.driver.virtual.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A radio's connection to an air in another process. Comes back by itself when it was lost. */
final class AirLink implements AutoCloseable {

  /** Who wants to know what comes; called by the link's own thread. */
  interface Listener {
    /** A frame; its type has been read. */
    void frame(byte type, ByteBuffer body) throws IOException;

    void lost();
  }

  private static final Logger LOG = LoggerFactory.getLogger(AirLink.class);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int SILENT_MILLIS = 3_000;
  private static final long FIRST_BACKOFF_MILLIS = 200;
  private static final long MAX_BACKOFF_MILLIS = 5_000;

  private final String address;
  private final int port;
  private final Hello hello;
  private final Listener listener;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile Socket socket;
  private volatile Duration clockOffset = Duration.ZERO;
  private volatile boolean closed;
  private Wire.Reader reader;
  private Thread thread;

  AirLink(String address, int port, Hello hello, Listener listener) {
    this.address = address;
    this.port = port;
    this.hello = hello;
    this.listener = listener;
  }

  /** Connects for the first time. */
  void open() throws RadioException {
    connect();
    thread = Threads.start("virtual-radio-" + hello.device(), this::run);
  }

  private void connect() throws RadioException {
    Socket fresh = new Socket();
    try {
      fresh.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout(SILENT_MILLIS);
      Wire.Reader in = new Wire.Reader(new BufferedInputStream(fresh.getInputStream(), 1 << 16));
      ByteBuffer greeting = Wire.begin(ByteBuffer.allocate(2_048), Wire.HELLO);
      hello.put(greeting);
      Wire.finish(greeting);
      Instant asked = Instant.now();
      Wire.write(fresh.getOutputStream(), greeting);
      welcome(in.next(2_048), asked);
      reader = in;
      socket = fresh;
    } catch (RadioException e) {
      closeQuietly(fresh);
      throw e;
    } catch (IOException | BufferUnderflowException e) {
      closeQuietly(fresh);
      throw new RadioException(
          Reason.ABSENT,
          "no virtual air answers at %s:%d (%s)".formatted(address, port, e.getMessage()),
          e);
    }
    if (closed) {
      closeQuietly(fresh);
    }
  }

  private void welcome(ByteBuffer frame, Instant asked) throws IOException, RadioException {
    byte type = frame.get();
    if (type == Wire.REFUSED) {
      Reason reason = Wire.getName(frame, Reason.class);
      throw new RadioException(reason, Wire.getText(frame));
    }
    if (type != Wire.WELCOME || frame.getShort() != Wire.VERSION) {
      throw new ProtocolException("what answers there is no virtual air of this version");
    }
    clockOffset = offset(asked, Wire.getInstant(frame), Instant.now());
  }

  /** How far the host's clock is behind ours; zero if the exchange does not prove otherwise. */
  static Duration offset(Instant asked, Instant host, Instant answered) {
    Duration trip = Duration.between(asked, answered);
    Duration offset = Duration.between(host, asked.plus(trip.dividedBy(2)));
    boolean proven = offset.abs().compareTo(trip.dividedBy(2).plusMillis(5)) > 0;
    return proven ? offset : Duration.ZERO;
  }

  /** A moment of the host's clock on ours. */
  Instant local(Instant host) {
    return host.plus(clockOffset);
  }

  boolean isUp() {
    return socket != null;
  }

  RadioException down() {
    return new RadioException(
        Reason.FAILED, "the virtual air at %s:%d is lost; reconnecting".formatted(address, port));
  }

  /** Held while something is sent, so that a frame stays whole. */
  ReentrantLock writing() {
    return writing;
  }

  /** Sends a finished frame; the caller holds {@link #writing}. */
  void send(ByteBuffer frame) throws RadioException {
    Socket current = socket;
    if (current == null) {
      throw down();
    }
    try {
      Wire.write(current.getOutputStream(), frame);
    } catch (IOException e) {
      drop();
      throw new RadioException(
          Reason.FAILED, "the connection to the virtual air broke while sending", e);
    }
  }

  /** Gives the connection up; it is made anew in the background. */
  void drop() {
    closeQuietly(socket);
  }

  private void run() {
    while (!closed) {
      try {
        while (!closed) {
          ByteBuffer frame = reader.next(Wire.MAX_FRAME);
          listener.frame(frame.get(), frame);
        }
      } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
        if (!closed) {
          LOG.warn(
              "'{}' lost the virtual air at {}:{}: {}",
              hello.device(),
              address,
              port,
              e.getMessage() == null ? "the connection ended" : e.getMessage());
        }
      }
      closeQuietly(socket);
      socket = null;
      listener.lost();
      reconnect();
    }
  }

  private void reconnect() {
    long backoff = FIRST_BACKOFF_MILLIS;
    while (!closed) {
      Threads.pause(ThreadLocalRandom.current().nextLong(backoff / 2, backoff + 1));
      if (closed) {
        return;
      }
      try {
        connect();
        LOG.info("'{}' is back on the virtual air at {}:{}", hello.device(), address, port);
        return;
      } catch (RadioException e) {
        LOG.debug("'{}' cannot come back yet: {}", hello.device(), e.getMessage());
        backoff = Math.min(MAX_BACKOFF_MILLIS, 2 * backoff);
      }
    }
  }

  private static void closeQuietly(Socket socket) {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("Closing a connection to the virtual air", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    closeQuietly(socket);
    if (thread != null) {
      thread.interrupt();
    }
  }
}
