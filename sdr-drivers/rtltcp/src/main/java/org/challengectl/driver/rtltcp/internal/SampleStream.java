package org.challengectl.driver.rtltcp.internal;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.ReceiveSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples from a server. If the connection breaks it is made anew, for a short time; what was
 * missed meanwhile is counted as lost.
 */
final class SampleStream {

  /** What is said to a server. */
  @FunctionalInterface
  interface Talk {
    void to(ServerLink link) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(SampleStream.class);

  /** What comes so soon was sampled before the server was tuned. */
  private static final long SETTLE_NANOS = 300_000_000;

  /** Shorter than what a receiver may be silent. */
  private static final long RECONNECT_NANOS = 1_200_000_000;

  private static final int RECONNECT_MILLIS = 500;
  private static final long NAP_NANOS = 100_000_000;
  private static final int BLOCK = 16_384;

  private final String name;
  private final ServerAddress address;
  private final Talk tuning;
  private final int sampleRateHz;
  private final ReceiveSink sink;
  private final int connectMillis;
  private final RateCheck rate;
  private final byte[] bytes = new byte[BLOCK];
  private BlockPump pump;
  private volatile ServerLink link;
  private volatile boolean stopped;
  private long settledNanos;
  private long missingSinceNanos;
  private int odd;

  SampleStream(
      String name,
      ServerAddress address,
      Talk tuning,
      int sampleRateHz,
      ReceiveSink sink,
      int connectMillis) {
    this.name = name;
    this.address = address;
    this.tuning = tuning;
    this.sampleRateHz = sampleRateHz;
    this.sink = sink;
    this.connectMillis = connectMillis;
    this.rate = new RateCheck(name, sampleRateHz);
  }

  void start() throws RadioException {
    connect(connectMillis);
    pump = BlockPump.start(name, this::move);
  }

  void check() throws RadioException {
    pump.check();
  }

  void stop(Talk farewell) throws RadioException {
    stopped = true;
    try {
      if (pump != null && !pump.isDone()) {
        farewell.to(link);
      }
    } catch (IOException e) {
      LOG.debug("{}: no farewell", name, e);
    } finally {
      link.close();
    }
    if (pump != null) {
      pump.stop();
    }
  }

  private boolean move() throws RadioException {
    int count;
    try {
      count = link.read(bytes, odd, BLOCK - odd);
    } catch (IOException e) {
      return !stopped && reconnect(e);
    }
    int have = odd + count;
    int whole = have - have % 2;
    long now = System.nanoTime();
    if (count > 0 && now - settledNanos >= 0) {
      give(whole, now);
    }
    odd = have - whole;
    if (odd == 1) { // half a sample: the other half comes first in the next block
      bytes[0] = bytes[whole];
    }
    return !stopped;
  }

  private void give(int whole, long now) throws RadioException {
    if (missingSinceNanos != 0) {
      sink.lost(Math.round((now - missingSinceNanos) / 1e9 * sampleRateHz));
      missingSinceNanos = 0;
    }
    sink.give(bytes, 0, whole);
    rate.came(whole / 2);
  }

  private boolean reconnect(IOException why) throws RadioException {
    long since = System.nanoTime();
    if (missingSinceNanos == 0) {
      missingSinceNanos = since;
    }
    LOG.info("{} is connected anew: {}", name, why.getMessage());
    link.close();
    RadioException last;
    do {
      try {
        connect(RECONNECT_MILLIS);
        return true;
      } catch (RadioException e) {
        last = e;
        LockSupport.parkNanos(NAP_NANOS);
      }
    } while (!stopped && System.nanoTime() - since < RECONNECT_NANOS);
    if (stopped) {
      return false;
    }
    throw new RadioException(
        Reason.FAILED,
        "%s is lost (%s); then: %s".formatted(name, why.getMessage(), last.getMessage()),
        last);
  }

  private void connect(int millis) throws RadioException {
    ServerLink next = new ServerLink(address);
    link = next; // from now on it can be stopped
    try {
      if (stopped) {
        throw new IOException("stopped");
      }
      next.connect(millis);
      tuning.to(next);
    } catch (RadioException e) {
      next.close();
      throw e;
    } catch (IOException e) {
      next.close();
      throw new RadioException(
          Reason.FAILED, "%s cannot be tuned: %s".formatted(name, e.getMessage()), e);
    }
    odd = 0;
    settledNanos = System.nanoTime() + SETTLE_NANOS;
    rate.restart();
  }
}
