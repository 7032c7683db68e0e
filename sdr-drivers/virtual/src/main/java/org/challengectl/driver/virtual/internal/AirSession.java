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

  private int transmission;
  private Emission emission;
  private long received;
  private boolean announced;
  private boolean overTold;
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
          emission.ring().finish();
          announce();
        }
      }
      case Wire.TX_STOP -> {
        if (isCurrent(frame.getInt())) {
          air.cut(emission, AirEnd.Reason.SILENCED);
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
    long frequencyHz = frame.getLong();
    String label = Wire.getText(frame);
    if (!Devices.CAPABILITIES.frequencies().contains(frequencyHz)) {
      throw new ProtocolException("a frequency of " + frequencyHz + " Hz");
    }
    if (emission != null) {
      air.cut(emission, AirEnd.Reason.SILENCED);
    }
    transmission = id;
    received = 0;
    announced = false;
    overTold = false;
    emission =
        new Emission(
            hello.device(),
            new TransmitSettings(frequencyHz, label),
            hello.sampleRateHz(),
            hello.traits());
    emission.keepUntil(air.clock().nanos());
  }

  private void takeSamples(ByteBuffer frame) throws IOException, RadioException {
    int id = frame.getInt();
    echo(id, frame.getLong());
    int count = Wire.samplesIn(frame);
    if (!isCurrent(id)) {
      return;
    }
    SampleRing ring = emission.ring();
    if (count > ring.capacity() - ring.available()) {
      throw new ProtocolException("more samples than were asked for");
    }
    while (count > 0) {
      int room = ring.room(count);
      Wire.getSamples(frame, ring.storage(), ring.writeOffset(), room);
      ring.wrote(room);
      received += room;
      count -= room;
    }
    if (emission.isReady()) {
      announce();
    }
  }

  /** Puts it on the air, once, if it was ever alive. */
  private void announce() throws RadioException {
    if (announced || emission.end() != null) {
      return;
    }
    announced = true;
    if (received == 0) {
      air.cut(emission, AirEnd.Reason.COMPLETE);
    } else {
      air.transmit(emission);
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
      emission.keepAtLeastUntil(pulseNanos + AirSettings.HOLD_NANOS);
    }
  }

  private boolean isCurrent(int id) {
    return emission != null && id == transmission && emission.end() == null;
  }

  private void startReception(ByteBuffer frame) throws IOException, RadioException {
    int id = frame.getInt();
    long frequencyHz = frame.getLong();
    if (!Devices.CAPABILITIES.frequencies().contains(frequencyHz)) {
      throw new ProtocolException("a frequency of " + frequencyHz + " Hz");
    }
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
      boolean transmitting = emission != null && !overTold;
      long every = transmitting ? PULSE_MILLIS : IDLE_PULSE_MILLIS;
      pulse = lastSent == 0 || nanos - lastSent >= (every - 1) * 1_000_000L;
      if (transmitting && emission.end() != null) {
        overTold = true;
        putOver();
      } else if (pulse) {
        putPulse(nanos, transmitting);
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

  private void putPulse(long nanos, boolean transmitting) {
    lastPulseNanos = nanos;
    long taken = transmitting ? received - emission.ring().available() : 0;
    Wire.begin(out, Wire.PULSE).putLong(nanos);
    out.putInt(transmitting ? transmission : 0).putLong(taken);
    Wire.finish(out);
  }

  private void putOver() {
    AirEnd end = emission.end();
    Wire.begin(out, Wire.TX_OVER).putInt(transmission);
    Wire.putInstant(out, emission.entry() == null ? end.at() : emission.entry().startedAt());
    Wire.putInstant(out, end.at());
    out.putLong(end.samples()).putLong(end.underruns());
    Wire.putText(out, end.reason().name());
    Wire.finish(out);
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
      patience = emission != null && !overTold ? PULSE_MILLIS / 2 : PULSE_MILLIS * 5L;
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
      if (emission != null) {
        air.cut(emission, AirEnd.Reason.LOST);
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
