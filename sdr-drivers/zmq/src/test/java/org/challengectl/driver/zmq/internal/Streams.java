package org.challengectl.driver.zmq.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.testkit.Noise;

/** What the tests of both directions need. */
final class Streams {

  static final int RATE = 250_000;

  private Streams() {}

  /** A port that is free now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  static byte[] bytes(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  static float[] noise(int samples) {
    float[] iq = new float[2 * samples];
    if (new Noise(samples).read(iq, 0, samples) != samples) {
      throw new IllegalStateException("no noise");
    }
    return iq;
  }

  /** Where the first sample of a piece is in a whole; -1 if it is not. */
  static int find(float[] whole, float i, float q) {
    for (int at = 0; at < whole.length; at += 2) {
      if (whole[at] == i && whole[at + 1] == q) {
        return at;
      }
    }
    return -1;
  }

  static float[] read(Capture capture, int samples) throws RadioException {
    float[] iq = new float[2 * samples];
    for (int have = 0; have < samples; ) {
      have += capture.read(iq, 2 * have, samples - have);
    }
    return iq;
  }

  static CompletableFuture<TransmitReport> sending(Radio radio, int samples) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return radio.transmit(new TransmitSettings(433_920_000, "test"), new Noise(samples));
          } catch (RadioException e) {
            throw new CompletionException(e);
          }
        });
  }
}
