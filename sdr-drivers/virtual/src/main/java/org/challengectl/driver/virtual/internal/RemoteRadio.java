package org.challengectl.driver.virtual.internal;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.radio.Capture;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;

/** A radio on an air in another process. */
final class RemoteRadio implements VirtualRadio, AirLink.Listener {

  private static final int START_MILLIS = 2_000;
  private static final long WRITE_LOCK_MILLIS = 40;
  private static final long ANSWER_MILLIS = 100;

  private final String name;
  private final int sampleRateHz;
  private final long lookahead;
  private final AirLink link;
  private int lastId;
  private RemoteTransmission transmission;
  private RemoteCapture capture;
  private boolean closed;

  /** Joins the air. */
  RemoteRadio(String address, int port, String name, int sampleRateHz, DeviceTraits traits)
      throws RadioException {
    this.name = name;
    this.sampleRateHz = sampleRateHz;
    this.lookahead = Samples.in(AirSettings.LOOKAHEAD_NANOS, sampleRateHz);
    long instance = ThreadLocalRandom.current().nextLong();
    link = new AirLink(address, port, new Hello(instance, name, sampleRateHz, traits), this);
    link.open();
  }

  @Override
  public RadioCapabilities capabilities() {
    return Devices.CAPABILITIES;
  }

  @Override
  public TransmitReport transmit(TransmitSettings settings, SampleSource signal)
      throws RadioException {
    Devices.check(name, settings.frequencyHz());
    RemoteTransmission mine = occupy();
    Instant began = Instant.now();
    try {
      new RemoteSender(link, mine, (int) Math.min(lookahead, Wire.MAX_SAMPLES))
          .send(settings, signal);
      RemoteTransmission.Over over = mine.over();
      if (over != null) {
        AirEnd end = over.end();
        Instant ended = link.local(end.at());
        AirEnd local = new AirEnd(ended, end.nanos(), end.samples(), end.underruns(), end.reason());
        return Devices.report(name, link.local(over.startedAt()), local);
      }
      mine.awaitQuiet();
      AirEnd.Reason reason = mine.isSilenced() ? AirEnd.Reason.SILENCED : AirEnd.Reason.LOST;
      return Devices.report(name, began, new AirEnd(Instant.now(), 0, mine.taken(), 0, reason));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RadioException(Reason.FAILED, "interrupted while transmitting", e);
    } finally {
      silence(mine);
    }
  }

  private synchronized RemoteTransmission occupy() throws RadioException {
    ensureFree();
    transmission = new RemoteTransmission(++lastId, lookahead);
    return transmission;
  }

  private void ensureFree() throws RadioException {
    if (closed) {
      throw new RadioException(Reason.FAILED, "virtual radio '%s' is closed".formatted(name));
    }
    if (transmission != null || capture != null) {
      throw Devices.busy(name, transmission != null);
    }
    if (!link.isUp()) {
      throw link.down();
    }
  }

  @Override
  public void silence() {
    RemoteTransmission current;
    synchronized (this) {
      current = transmission;
    }
    if (current != null) {
      silence(current);
    }
  }

  /**
   * Asks the host to stop. If it does not say within its patience that it did, it has stopped by
   * itself, because nothing of this transmission is sent after the flag is set.
   */
  private void silence(RemoteTransmission which) {
    which.silence();
    boolean interrupted = Thread.interrupted();
    try {
      if (which.over() == null) {
        if (!sendStop(which)) {
          link.drop();
        }
        which.awaitOver(ANSWER_MILLIS);
        which.awaitQuiet();
        if (which.over() == null) {
          link.drop();
        }
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (this) {
      if (transmission == which) {
        transmission = null;
      }
    }
  }

  private boolean sendStop(RemoteTransmission which) throws InterruptedException {
    if (!link.writing().tryLock(WRITE_LOCK_MILLIS, TimeUnit.MILLISECONDS)) {
      return false;
    }
    try {
      ByteBuffer frame = Wire.begin(ByteBuffer.allocate(16), Wire.TX_STOP).putInt(which.id());
      link.send(Wire.finish(frame));
      return true;
    } catch (RadioException e) {
      return false;
    } finally {
      link.writing().unlock();
    }
  }

  @Override
  public Capture receive(ReceiveSettings settings) throws RadioException {
    Devices.check(name, settings.frequencyHz());
    RemoteCapture mine;
    synchronized (this) {
      ensureFree();
      mine = new RemoteCapture(this, ++lastId, sampleRateHz);
      capture = mine;
    }
    boolean started = false;
    try {
      sendSmall(
          Wire.begin(ByteBuffer.allocate(32), Wire.RX_START)
              .putInt(mine.id())
              .putLong(settings.frequencyHz()));
      started = mine.awaitStart(START_MILLIS);
      if (!started) {
        throw new RadioException(Reason.FAILED, "the virtual air did not start to listen");
      }
      return mine;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RadioException(Reason.FAILED, "interrupted while starting to receive", e);
    } finally {
      if (!started) {
        mine.close();
      }
    }
  }

  /** A capture was closed. */
  void left(RemoteCapture which) {
    synchronized (this) {
      if (capture != which) {
        return;
      }
      capture = null;
    }
    try {
      sendSmall(Wire.begin(ByteBuffer.allocate(16), Wire.RX_STOP).putInt(which.id()));
    } catch (RadioException e) {
      link.drop();
    }
  }

  private void sendSmall(ByteBuffer frame) throws RadioException {
    Wire.finish(frame);
    link.writing().lock();
    try {
      link.send(frame);
    } finally {
      link.writing().unlock();
    }
  }

  @Override
  public void frame(byte type, ByteBuffer body) throws IOException {
    RemoteTransmission sending;
    RemoteCapture receiving;
    synchronized (this) {
      sending = transmission;
      receiving = capture;
    }
    switch (type) {
      case Wire.PULSE -> pulse(body, sending);
      case Wire.TX_OVER -> over(body, sending);
      case Wire.RX_STARTED -> {
        if (isFor(body.getInt(), receiving)) {
          receiving.started(link.local(Wire.getInstant(body)));
        }
      }
      case Wire.RX_DATA -> {
        if (isFor(body.getInt(), receiving)) {
          receiving.heard(body.getLong(), body);
        }
      }
      default -> throw new ProtocolException("a frame of unknown type");
    }
  }

  private static boolean isFor(int id, RemoteCapture receiving) {
    return receiving != null && receiving.id() == id;
  }

  private void pulse(ByteBuffer body, RemoteTransmission sending) {
    long nanos = body.getLong();
    int id = body.getInt();
    if (sending != null && sending.id() == id) {
      sending.pulse(nanos, body.getLong());
    } else if (sending == null) {
      answer(nanos);
    }
  }

  /** An idle radio says that it is still there. */
  private void answer(long nanos) {
    if (!link.writing().tryLock()) {
      return;
    }
    try {
      ByteBuffer frame = Wire.begin(ByteBuffer.allocate(32), Wire.ECHO).putInt(0);
      link.send(Wire.finish(frame.putLong(nanos)));
    } catch (RadioException e) {
      link.drop();
    } finally {
      link.writing().unlock();
    }
  }

  private static void over(ByteBuffer body, RemoteTransmission sending) throws ProtocolException {
    int id = body.getInt();
    if (sending == null || sending.id() != id) {
      return;
    }
    Instant started = Wire.getInstant(body);
    Instant ended = Wire.getInstant(body);
    long samples = body.getLong();
    long underruns = body.getLong();
    AirEnd.Reason reason = Wire.getName(body, AirEnd.Reason.class);
    AirEnd end = new AirEnd(ended, 0, samples, underruns, reason);
    sending.over(new RemoteTransmission.Over(started, end));
  }

  @Override
  public void lost() {
    RemoteTransmission sending;
    RemoteCapture receiving;
    synchronized (this) {
      sending = transmission;
      receiving = capture;
    }
    if (sending != null) {
      sending.lost();
    }
    if (receiving != null) {
      receiving.lost();
    }
  }

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    RemoteCapture open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = capture;
    }
    silence();
    if (open != null) {
      open.close();
    }
    link.close();
  }
}
