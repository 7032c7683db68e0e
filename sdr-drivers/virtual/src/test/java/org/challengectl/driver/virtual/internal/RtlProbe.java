package org.challengectl.driver.virtual.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.challengectl.dsp.SampleFormat;

/** A plain rtl_tcp client. */
final class RtlProbe implements AutoCloseable {

  final Socket socket;
  private final DataInputStream in;

  RtlProbe(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(5_000);
    in = new DataInputStream(socket.getInputStream());
  }

  byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  void command(int code, long value) throws IOException {
    socket
        .getOutputStream()
        .write(ByteBuffer.allocate(5).put((byte) code).putInt((int) value).array());
  }

  /** Reads samples after leaving some out that may be older than the last command. */
  Measured hear(int sampleRateHz, double skipSeconds, double seconds) throws IOException {
    in.skipNBytes(2L * (long) (skipSeconds * sampleRateHz));
    byte[] bytes = bytes(2 * (int) (seconds * sampleRateHz));
    float[] iq = new float[bytes.length];
    SampleFormat.fromUint8(bytes, 0, bytes.length, iq, 0);
    return new Measured(iq, sampleRateHz);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
