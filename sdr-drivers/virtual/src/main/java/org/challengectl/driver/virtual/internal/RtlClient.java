package org.challengectl.driver.virtual.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.challengectl.dsp.SampleFormat;
import org.challengectl.radio.RadioException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rtl_tcp client with a virtual RTL-SDR of its own. One thread reads, one writes. */
final class RtlClient implements AutoCloseable {

  /** Name of its ear, e.g. for path losses. */
  static final String NAME = "rtl_tcp";

  private static final Logger LOG = LoggerFactory.getLogger(RtlClient.class);
  private static final int TUNER_R820T = 5;
  private static final int CHUNK = 16_384;

  private final Air air;
  private final RtlTcpServer server;
  private final Socket socket;
  private final RtlGain gain = new RtlGain();
  private final float[] iq = new float[2 * CHUNK];
  private final byte[] bytes = new byte[2 * CHUNK];
  private volatile RtlTuning wanted = RtlTuning.INITIAL;
  private volatile boolean closed;
  private volatile long writingSince;

  RtlClient(Air air, RtlTcpServer server, Socket socket) {
    this.air = air;
    this.server = server;
    this.socket = socket;
  }

  void start() {
    Threads.start("rtl_tcp-" + socket.getPort(), this::obey);
    Threads.start("rtl_tcp-" + socket.getPort() + "-out", this::stream);
  }

  /** Whether it has not taken anything for so long. */
  boolean isStuck(long nanos) {
    long since = writingSince;
    return since != 0 && System.nanoTime() - since > nanos;
  }

  private void obey() {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (!closed) {
        int command = in.readUnsignedByte();
        long value = in.readInt() & 0xFFFF_FFFFL;
        RtlTuning next = wanted.after(command, value);
        if (next == null) {
          LOG.debug("Ignored rtl_tcp command {} with the absurd value {}", command, value);
        } else {
          wanted = next;
        }
      }
    } catch (IOException e) {
      LOG.debug("An rtl_tcp client left: {}", e.getMessage());
    } finally {
      close();
    }
  }

  private void stream() {
    Ear ear = null;
    try {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      out.write(header());
      RtlTuning tuned = wanted;
      ear = listen(tuned);
      while (!closed && !ear.ring().isClosed()) {
        RtlTuning next = wanted;
        if (!next.hearsAs(tuned)) {
          air.leave(ear);
          ear = listen(next);
        }
        tuned = next;
        ear.ring().awaitAvailable(tuned.sampleRateHz() / 50, 40);
        pass(ear.ring(), tuned, out);
      }
    } catch (IOException | RadioException e) {
      LOG.debug("An rtl_tcp client left: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (ear != null) {
        air.leave(ear);
      }
      close();
    }
  }

  private static byte[] header() {
    return ByteBuffer.allocate(12)
        .put("RTL0".getBytes(StandardCharsets.US_ASCII))
        .putInt(TUNER_R820T)
        .putInt(RtlTuning.GAIN_COUNT)
        .array();
  }

  private Ear listen(RtlTuning tuning) throws RadioException {
    Ear ear =
        new Ear(
            NAME,
            tuning.actualHz(),
            tuning.sampleRateHz(),
            DeviceTraits.NOMINAL,
            air.settings(),
            false,
            new SampleRing(tuning.sampleRateHz() / 4));
    air.listen(ear);
    return ear;
  }

  private void pass(SampleRing ring, RtlTuning tuning, OutputStream out) throws IOException {
    int samples;
    while ((samples = ring.poll(iq, 0, CHUNK)) > 0) {
      gain.apply(iq, samples, tuning);
      SampleFormat.toUint8(iq, 0, 2 * samples, bytes, 0);
      writingSince = System.nanoTime();
      out.write(bytes, 0, 2 * samples);
      writingSince = 0;
      if (!wanted.equals(tuning)) {
        return;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("Closing an rtl_tcp client", e);
    }
    server.gone(this);
  }
}
