package org.challengectl.driver.virtual.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.TransmitSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A radio of another process, at the host. Two threads: one reads, one writes. The writer tells the
 * host's time in pulses; only what comes with a recent pulse's echo is radiated, so that nothing
 * that was held up on its way is.
 */
final class AirSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AirSession.class);
  private static final int HELLO_MILLIS = 2_000;
  private static final int IDLE_MILLIS = 10_000;
  private static final int PULSE_MILLIS = 20;
  private static final int IDLE_PULSE_MILLIS = 500;
  private static final int MAX_BUFFER_SAMPLES = 4_000_000;

  private final Air air;
  private final AirServer server;
  private final Socket socket;
  private final ByteBuffer out = ByteBuffer.allocate(Wire.MAX_FRAME + 16);
  private final Semaphore news = new Semaphore(0);
  private final float[] samples = new float[2 * Wire.MAX_SAMPLES];
  private volatile Hello hello;
  private volatile long instance;
  private volatile boolean closed;
  private volatile long lastPulseNanos;

  private HostedTransmission transmission;
  private Reception reception;
  private boolean startTold;

  /** What a radio listens to. */
  private record Reception(int id, Ear ear) {}

  AirSession(Air air, AirServer server, Socket socket) {
    this.air = air;
    this.server = server;
    this.socket = socket;
    this.lastPulseNanos = air.clock().nanos();
  }

  void start() {
    Threads.start("virtual-air-" + socket.getPort(), this::run);
  }

  long instance() {
    return instance;
  }

  private void run() {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(HELLO_MILLIS);
      Wire.Reader reader =
          new Wire.Reader(new BufferedInputStream(socket.getInputStream(), 1 << 16));
      if (greet(reader.next(1_024))) {
        socket.setSoTimeout(IDLE_MILLIS);
        Threads.start("virtual-air-" + hello.device() + "-out", this::write);
        while (!closed) {
          take(reader.next(Wire.MAX_FRAME));
        }
      }
    } catch (ProtocolException | BufferUnderflowException e) {
      server.complain(
          "Closed %s, which does not speak the virtual air's protocol: %s"
              .formatted(
                  socket.getRemoteSocketAddress(),
                  e.getMessage() == null ? "a frame is too short" : e.getMessage()));
    } catch (SocketTimeoutException e) {
      LOG.debug("Nothing came any more from {}", socket.getRemoteSocketAddress());
    } catch (IOException | RadioException e) {
      LOG.debug("The connection of {} ended", socket.getRemoteSocketAddress(), e);
    } finally {
      close();
    }
  }

  private boolean greet(ByteBuffer frame) throws IOException {
    if (frame.get() != Wire.HELLO) {
      throw new ProtocolException("no greeting");
    }
    try {
      Hello said = Hello.get(frame);
      instance = said.instance();
      hello = said;
      server.claim(this, said);
    } catch (RadioException e) {
      Wire.putText(Wire.begin(out, Wire.REFUSED), e.reason().name());
      Wire.putText(out, e.getMessage());
      send();
      return false;
    }
    Wire.begin(out, Wire.WELCOME).putShort((short) Wire.VERSION);
    Wire.putInstant(out, air.clock().instant());
    send();
    LOG.debug("'{}' joined from {}", hello.device(), socket.getRemoteSocketAddress());
    return true;
  }

  private synchronized void take(ByteBuffer frame) throws IOException, RadioException {
    switch (frame.get()) {
      case Wire.TX_START -> startTransmission(frame);
      case Wire.TX_DATA -> takeSamples(frame);
      case Wire.TX_END -> {
        if (isCurrent(frame.getInt())) {
          transmission.finish();
        }
      }
      case Wire.TX_STOP -> {
        if (isCurrent(frame.getInt())) {
          transmission.end(AirEnd.Reason.SILENCED);
        }
      }
      case Wire.ECHO -> echo(frame.getInt(), frame.getLong());
      case Wire.RX_START -> startReception(frame);
      case Wire.RX_STOP -> stopReception();
      default -> throw new ProtocolException("a frame of unknown type");
    }
    news.release();
  }

  private void startTransmission(ByteBuffer frame) throws IOException {
    int id = frame.getInt();
    long frequencyHz = tuned(frame.getLong());
    String label = Wire.getText(frame);
    if (transmission != null) {
      transmission.end(AirEnd.Reason.SILENCED);
    }
    TransmitSettings settings = new TransmitSettings(frequencyHz, label);
    transmission =
        new HostedTransmission(
            air, id, new Emission(hello.device(), settings, hello.sampleRateHz(), hello.traits()));
  }

  private static long tuned(long frequencyHz) throws ProtocolException {
    if (!Devices.CAPABILITIES.frequencies().contains(frequencyHz)) {
      throw new ProtocolException("a frequency of " + frequencyHz + " Hz");
    }
    return frequencyHz;
  }

  private void takeSamples(ByteBuffer frame) throws IOException, RadioException {
    int id = frame.getInt();
    echo(id, frame.getLong());
    int count = Wire.samplesIn(frame);
    if (isCurrent(id)) {
      transmission.take(frame, count);
    }
  }

  private void echo(int id, long pulseNanos) throws ProtocolException {
    if (pulseNanos == 0) {
      return;
    }
    if (pulseNanos - lastPulseNanos > 0) {
      throw new ProtocolException("an echo of the future");
    }
    if (isCurrent(id)) {
      transmission.echo(pulseNanos);
    }
  }

  private boolean isCurrent(int id) {
    return transmission != null && transmission.isCurrent(id);
  }

  private void startReception(ByteBuffer frame) throws IOException, RadioException {
    int id = frame.getInt();
    long frequencyHz = tuned(frame.getLong());
    stopReception();
    startTold = false;
    int buffer = Math.min(hello.sampleRateHz() / 2, MAX_BUFFER_SAMPLES);
    Ear ear =
        new Ear(
            hello.device(),
            frequencyHz,
            hello.sampleRateHz(),
            hello.traits(),
            air.settings(),
            true,
            new SampleRing(buffer));
    air.listen(ear);
    reception = new Reception(id, ear);
  }

  private void stopReception() {
    if (reception != null) {
      air.leave(reception.ear());
      reception.ear().ring().close();
      reception = null;
    }
  }

  private void write() {
    try {
      long lastSent = 0;
      while (!closed) {
        long nanos = air.clock().nanos();
        if (tell(nanos, lastSent)) {
          lastSent = nanos;
        }
        await();
      }
    } catch (IOException e) {
      LOG.debug("Writing to {} ended", socket.getRemoteSocketAddress(), e);
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says all that there is to say; true if that was a pulse. */
  private boolean tell(long nanos, long lastSent) throws IOException {
    boolean pulse;
    Reception listening;
    boolean first;
    synchronized (this) {
      boolean transmitting = isTransmitting();
      long every = transmitting ? PULSE_MILLIS : IDLE_PULSE_MILLIS;
      pulse = lastSent == 0 || nanos - lastSent >= (every - 1) * 1_000_000L;
      if (transmitting && transmission.isOver()) {
        transmission.putOver(out);
      } else if (pulse) {
        lastPulseNanos = nanos;
        Wire.begin(out, Wire.PULSE).putLong(nanos);
        out.putInt(transmitting ? transmission.id() : 0);
        out.putLong(transmitting ? transmission.taken() : 0);
      } else {
        out.clear().limit(0);
      }
      listening = reception;
      first = listening != null && !startTold;
      startTold |= first;
    }
    send();
    if (first) {
      Wire.begin(out, Wire.RX_STARTED).putInt(listening.id());
      Wire.putInstant(out, air.clock().instantAt(listening.ear().startNanos()));
      send();
    }
    if (listening != null) {
      sendHeard(listening);
    }
    return pulse;
  }

  /** Whether there is a transmission whose end was not told yet. */
  private boolean isTransmitting() {
    return transmission != null && !transmission.isTold();
  }

  private void sendHeard(Reception listening) throws IOException {
    SampleRing ring = listening.ear().ring();
    int count;
    while ((count = ring.poll(samples, 0, Wire.MAX_SAMPLES)) > 0) {
      Wire.begin(out, Wire.RX_DATA).putInt(listening.id()).putLong(ring.lost());
      Wire.putSamples(out, samples, 0, count);
      send();
    }
  }

  /** Until there may be something to tell. */
  private void await() throws InterruptedException {
    Reception listening;
    long patience;
    synchronized (this) {
      listening = reception;
      patience = isTransmitting() ? PULSE_MILLIS / 2 : PULSE_MILLIS * 5L;
    }
    if (listening != null) {
      listening.ear().ring().awaitAvailable(hello.sampleRateHz() / 50, PULSE_MILLIS);
    } else if (news.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }

  /** Sends the frame in the buffer, if there is one. */
  private void send() throws IOException {
    if (out.position() > 0) {
      Wire.finish(out);
    }
    if (out.hasRemaining()) {
      Wire.write(socket.getOutputStream(), out);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("Closing {}", socket.getRemoteSocketAddress(), e);
    }
    synchronized (this) {
      if (transmission != null) {
        transmission.end(AirEnd.Reason.LOST);
      }
      stopReception();
      news.release();
    }
    if (hello != null) {
      server.release(this, hello.device());
    }
    server.gone(this);
  }
}
