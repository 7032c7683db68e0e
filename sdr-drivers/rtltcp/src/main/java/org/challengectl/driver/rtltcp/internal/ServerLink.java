package org.challengectl.driver.rtltcp.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.rtl.RtlTuner;

/** A connection to an rtl_tcp server. One thread uses it; any may close it. */
final class ServerLink implements AutoCloseable {

  static final int FREQUENCY = 0x01;
  static final int SAMPLE_RATE = 0x02;
  static final int GAIN_MODE = 0x03;
  static final int GAIN = 0x04;
  static final int PPM = 0x05;
  static final int TEST_MODE = 0x07;
  static final int AGC = 0x08;
  static final int DIRECT_SAMPLING = 0x09;
  static final int BIAS_TEE = 0x0e;

  private static final int GREETING_BYTES = 12;
  private static final byte[] MAGIC = "RTL0".getBytes(StandardCharsets.US_ASCII);
  private static final int READ_MILLIS = 100;

  private final ServerAddress address;
  private final Socket socket = new Socket();
  private InputStream in;
  private volatile OutputStream out;

  /** Not connected yet. */
  ServerLink(ServerAddress address) {
    this.address = address;
  }

  /**
   * Connects, and waits for the greeting.
   *
   * @param millis for each of the two
   * @throws RadioException with the reason ABSENT if nobody is there, BUSY if it serves another
   *     client, FAILED if it is no rtl_tcp server
   */
  RtlTuner connect(int millis) throws RadioException {
    try {
      socket.connect(new InetSocketAddress(address.host(), address.port()), millis);
      socket.setTcpNoDelay(true);
      in = socket.getInputStream();
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new RadioException(
          Reason.ABSENT, "no rtl_tcp server at %s: %s".formatted(address, e.getMessage()), e);
    }
    return RtlTuner.of(greeting(millis).getInt(MAGIC.length));
  }

  /** Sends a command; any thread may. */
  void send(int command, int value) throws IOException {
    OutputStream connected = out;
    if (connected == null) {
      throw new IOException("not connected");
    }
    connected.write(ByteBuffer.allocate(5).put((byte) command).putInt(value).array());
  }

  /**
   * Waits a moment for samples.
   *
   * @return how many bytes; 0 if none came in time
   * @throws EOFException if the server has hung up
   */
  int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int count = in.read(bytes, offset, length);
      if (count < 0) {
        throw new EOFException("the server has hung up");
      }
      return count;
    } catch (SocketTimeoutException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }

  private ByteBuffer greeting(int millis) throws RadioException {
    byte[] bytes = new byte[GREETING_BYTES];
    long until = System.nanoTime() + millis * 1_000_000L;
    int have = 0;
    try {
      while (have < GREETING_BYTES) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) left);
        int count = in.read(bytes, have, GREETING_BYTES - have);
        if (count < 0) {
          throw new RadioException(
              Reason.FAILED, address + " hung up instead of greeting as an rtl_tcp server does");
        }
        have += count;
        checkMagic(bytes, have);
      }
      socket.setSoTimeout(READ_MILLIS);
      return ByteBuffer.wrap(bytes);
    } catch (SocketTimeoutException e) {
      throw new RadioException(
          Reason.BUSY,
          "%s says nothing; an rtl_tcp server has one client at a time".formatted(address),
          e);
    } catch (IOException e) {
      throw new RadioException(
          Reason.FAILED, "%s: no greeting came: %s".formatted(address, e.getMessage()), e);
    }
  }

  private void checkMagic(byte[] bytes, int have) throws RadioException {
    int some = Math.min(have, MAGIC.length);
    if (!Arrays.equals(bytes, 0, some, MAGIC, 0, some)) {
      throw new RadioException(
          Reason.FAILED,
          "what answers at %s is no rtl_tcp server: it does not greet with RTL0"
              .formatted(address));
    }
  }
}
