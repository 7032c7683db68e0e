package org.challengectl.radio.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A radio behind a vendor's library. The thread that transmits or reads never enters the library,
 * so it comes back whatever the library does; all calls go through {@link NativeCalls}. Once a call
 * has failed while it streamed, or hangs, the radio is lost and has to be opened anew.
 */
final class NativeRadio implements Radio {

  private static final Logger LOG = LoggerFactory.getLogger(NativeRadio.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
  private static final Duration SILENCE_LIMIT = Duration.ofMillis(150);
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(1);
  private static final Duration STALL_LIMIT = Duration.ofSeconds(2);
  private static final long CHECK_NANOS = 100_000_000;
  private static final long NAP_NANOS = 500_000;
  private static final int CHUNK = 8_192;
  private static final int MIN_BUFFER = 65_536;
  private static final int MAX_BUFFER = 4_194_304;

  private final String name;
  private final Hardware hardware;
  private final NativeCalls calls;
  private final int sampleRateHz;
  private final Runnable onClosed;
  private TransmitFeed feed;
  private NativeCapture capture;
  private volatile String lost;
  private volatile boolean closed;

  /**
   * @param name for messages, e.g. "hackrf 0000a06063c8"
   * @param calls closed with the radio
   * @param onClosed told once the library has given the radio back
   */
  NativeRadio(
      String name, Hardware hardware, NativeCalls calls, int sampleRateHz, Runnable onClosed) {
    this.name = name;
    this.hardware = hardware;
    this.calls = calls;
    this.sampleRateHz = sampleRateHz;
    this.onClosed = onClosed;
  }

  @Override
  public RadioCapabilities capabilities() {
    return hardware.capabilities();
  }

  /** Whether it works as far as is known. */
  boolean isAlive() {
    return !closed && lost == null;
  }

  @Override
  public TransmitReport transmit(TransmitSettings settings, SampleSource signal)
      throws RadioException {
    checkFrequency(settings.frequencyHz(), hardware.capabilities().transmit(), "transmit");
    TransmitFeed mine = new TransmitFeed(hardware.format(), buffer(), hardware.tailSamples());
    occupy(mine);
    try {
      return new Sending(mine, signal).run(settings);
    } finally {
      mine.cut();
      vacate(mine);
    }
  }

  @Override
  public Capture receive(ReceiveSettings settings) throws RadioException {
    checkFrequency(settings.frequencyHz(), hardware.capabilities().receive(), "receive");
    ReceiveSink sink = new ReceiveSink(hardware.format(), buffer());
    NativeCapture mine = new NativeCapture(name, sink, sampleRateHz, this::check, this::left);
    synchronized (this) {
      ensureFree();
      capture = mine;
    }
    try {
      watched(
          "start receiving",
          START_LIMIT,
          () -> hardware.startReceive(settings.frequencyHz(), sink));
    } catch (RadioException e) {
      left(mine);
      throw e;
    }
    return mine;
  }

  @Override
  public void silence() {
    TransmitFeed current;
    synchronized (this) {
      current = feed;
    }
    if (current == null) {
      return;
    }
    current.cut();
    try {
      calls.run("stop", SILENCE_LIMIT, hardware::stop);
    } catch (RadioException e) {
      lose(e.getMessage());
      if (!hardware.pullThePlug()) {
        throw new IllegalStateException(name + " cannot be silenced: " + e.getMessage(), e);
      }
      LOG.warn("{} was silenced without its library: {}", name, e.getMessage());
    }
  }

  @Override
  public void close() {
    NativeCapture open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = capture;
      if (feed != null) {
        feed.cut();
      }
    }
    if (open != null) {
      open.end();
    }
    AtomicBoolean begun = new AtomicBoolean();
    try {
      calls.run(
          "close",
          STOP_LIMIT,
          () -> {
            begun.set(true);
            hardware.close();
          });
      onClosed.run();
    } catch (RadioException e) {
      boolean hung = calls.hung().isPresent();
      if (hung) {
        calls.later(() -> closeLate(begun.get()));
        if (!hardware.pullThePlug()) {
          throw new IllegalStateException(name + " cannot be closed: " + e.getMessage(), e);
        }
      } else {
        onClosed.run();
      }
      LOG.warn("{}: {}", name, e.getMessage());
    } finally {
      calls.close();
    }
  }

  /** The call that hung is back: now the library can be told what it could not be told then. */
  private void closeLate(boolean told) {
    try {
      if (!told) {
        hardware.close();
      }
    } catch (RadioException e) {
      LOG.warn("{}: {}", name, e.getMessage());
    } finally {
      onClosed.run();
    }
  }

  private int buffer() {
    return Math.max(MIN_BUFFER, Math.min(MAX_BUFFER, sampleRateHz / 4));
  }

  private void checkFrequency(long hz, boolean able, String what) throws RadioException {
    if (!able) {
      throw new RadioException(Reason.UNSUPPORTED, "%s cannot %s".formatted(name, what));
    }
    if (!hardware.capabilities().frequencies().contains(hz)) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot tune to %.6f MHz; it can %.6f to %.6f MHz"
              .formatted(
                  name,
                  hz / 1e6,
                  hardware.capabilities().frequencies().minHz() / 1e6,
                  hardware.capabilities().frequencies().maxHz() / 1e6));
    }
  }

  private void check() throws RadioException {
    watched("check", CHECK_LIMIT, hardware::check);
  }

  /** A call after whose failure the radio is taken for lost. */
  private void watched(String what, Duration limit, NativeCalls.Action action)
      throws RadioException {
    try {
      calls.run(what, limit, action);
    } catch (RadioException e) {
      if (e.reason() == Reason.FAILED || e.reason() == Reason.ABSENT) {
        lose(e.getMessage());
      }
      throw e;
    }
  }

  private void lose(String why) {
    if (lost == null) {
      lost = why;
    }
  }

  private void left(NativeCapture which) {
    synchronized (this) {
      if (capture != which) {
        return;
      }
    }
    try {
      if (!closed) {
        calls.run("stop", STOP_LIMIT, hardware::stop);
      }
    } catch (RadioException e) {
      lose(e.getMessage());
      LOG.warn("{}: {}", name, e.getMessage());
    } finally {
      synchronized (this) {
        capture = null;
      }
    }
  }

  private synchronized void occupy(TransmitFeed mine) throws RadioException {
    ensureFree();
    feed = mine;
  }

  private synchronized void vacate(TransmitFeed mine) {
    if (feed == mine) {
      feed = null;
    }
  }

  private void ensureFree() throws RadioException {
    if (closed) {
      throw new RadioException(Reason.FAILED, name + " is closed");
    }
    if (lost != null) {
      throw new RadioException(Reason.FAILED, name + " has to be opened anew: " + lost);
    }
    if (feed != null || capture != null) {
      throw new RadioException(
          Reason.BUSY, name + (feed != null ? " is transmitting" : " is receiving"));
    }
  }

  /** One transmission. */
  private final class Sending {

    private final TransmitFeed feed;
    private final SampleSource signal;
    private final float[] iq = new float[2 * CHUNK];
    private final byte[] bytes;
    private boolean ended;
    private int put;
    private int encoded;
    private long progress = -1;
    private long progressNanos;
    private long checkedNanos;

    Sending(TransmitFeed feed, SampleSource signal) {
      this.feed = feed;
      this.signal = signal;
      this.bytes = new byte[CHUNK * hardware.format().bytesPerSample()];
    }

    TransmitReport run(TransmitSettings settings) throws RadioException {
      while (!feed.isCut() && fillOnce()) {
        // until the buffer is full or the signal ends
      }
      boolean started = false;
      try {
        if (!feed.isCut()) {
          watched("start transmitting", START_LIMIT, () -> hardware.startTransmit(settings, feed));
          started = true;
          pump();
        }
        return report(started);
      } catch (RadioException e) {
        stopAfter(e);
        throw e;
      }
    }

    /** Moves samples towards the hardware; tells whether there may be room for more at once. */
    private boolean fillOnce() {
      if (put == encoded) {
        if (ended) {
          return false;
        }
        int samples = signal.read(iq, 0, CHUNK);
        if (samples < 0) {
          ended = true;
          feed.finish();
          return false;
        }
        if (samples == 0 || samples > CHUNK) {
          throw new IllegalStateException("a source gave " + samples + " of " + CHUNK + " samples");
        }
        feed.format().encode(iq, 0, bytes, 0, samples);
        encoded = samples * feed.format().bytesPerSample();
        put = 0;
      }
      put += feed.put(bytes, put, encoded - put);
      return put == encoded;
    }

    private void pump() throws RadioException {
      progressNanos = System.nanoTime();
      checkedNanos = progressNanos;
      while (!feed.isCut() && !(feed.isOver() && sent())) {
        if (!fillOnce()) {
          LockSupport.parkNanos(NAP_NANOS);
        }
        look();
      }
    }

    private boolean sent() throws RadioException {
      return calls.call("ask whether all was sent", CHECK_LIMIT, hardware::isSent);
    }

    private void look() throws RadioException {
      long now = System.nanoTime();
      if (now - checkedNanos < CHECK_NANOS) {
        return;
      }
      checkedNanos = now;
      check();
      long given = feed.blocks();
      if (given != progress) {
        progress = given;
        progressNanos = now;
      } else if (now - progressNanos > STALL_LIMIT.toNanos()) {
        String why = "%s has taken no samples for %d s".formatted(name, STALL_LIMIT.toSeconds());
        lose(why);
        throw new RadioException(Reason.FAILED, why);
      }
    }

    private void stopAfter(RadioException why) {
      feed.cut();
      try {
        calls.run("stop", STOP_LIMIT, hardware::stop);
      } catch (RadioException e) {
        lose(e.getMessage());
        boolean quiet = hardware.pullThePlug();
        LOG.warn(
            "{}: {}; then {} (silenced otherwise: {})",
            name,
            why.getMessage(),
            e.getMessage(),
            quiet);
      }
    }

    private TransmitReport report(boolean started) throws RadioException {
      boolean complete = !feed.isCut();
      if (started) {
        watched("stop", STOP_LIMIT, hardware::stop);
      }
      Instant now = Instant.now();
      long since = feed.startedNanos() == 0 ? 0 : System.nanoTime() - feed.startedNanos();
      return new TransmitReport(
          now.minusNanos(since),
          now,
          feed.samplesGiven(),
          Math.max(feed.underruns(), hardware.underruns()),
          complete);
    }
  }
}
