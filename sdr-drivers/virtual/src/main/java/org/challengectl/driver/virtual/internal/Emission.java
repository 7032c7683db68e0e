package org.challengectl.driver.virtual.internal;

import java.util.ArrayList;
import java.util.List;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.driver.virtual.AirEntry;
import org.challengectl.radio.TransmitSettings;

/**
 * One transmission. Its owner fills the ring and waits for the end; the rest is used under the
 * air's lock only.
 */
final class Emission {

  /** Where a transmission stands. */
  enum State {
    /** Not enough samples yet. */
    PENDING,
    /** Radiated. */
    ON_AIR,
    /** Over; what is left in filters fades. */
    FADING,
    /** Forgotten by the air. */
    GONE
  }

  private final String device;
  private final TransmitSettings settings;
  private final int sampleRateHz;
  private final DeviceTraits traits;
  private final SampleRing ring;
  private final List<Path> paths = new ArrayList<>();
  private State state = State.PENDING;
  private AirEntry entry;
  private AirEnd end;
  private long startNanos;
  private long position;
  private long radiated;
  private long lastNanos;
  private long underruns;
  private boolean dry;
  private volatile long deadlineNanos;
  private volatile long graceNanos;
  private volatile boolean mayStall;

  Emission(String device, TransmitSettings settings, int sampleRateHz, DeviceTraits traits) {
    this.device = device;
    this.settings = settings;
    this.sampleRateHz = sampleRateHz;
    this.traits = traits;
    this.ring = new SampleRing((int) Samples.in(AirSettings.LOOKAHEAD_NANOS, sampleRateHz));
  }

  String device() {
    return device;
  }

  TransmitSettings settings() {
    return settings;
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  DeviceTraits traits() {
    return traits;
  }

  double actualHz() {
    return settings.frequencyHz() * (1 + traits.errorPpm() * 1e-6);
  }

  SampleRing ring() {
    return ring;
  }

  List<Path> paths() {
    return paths;
  }

  State state() {
    return state;
  }

  void state(State next) {
    state = next;
  }

  /** Radiates only up to a deadline, which signs of life put off; it has passed already. */
  void requireLife(long nowNanos) {
    deadlineNanos = nowNanos - 1;
    graceNanos = nowNanos + AirSettings.LOOKAHEAD_NANOS;
    mayStall = true;
  }

  /** A sign of life: it may be radiated until then. */
  void keepUntil(long nanos) {
    if (nanos - deadlineNanos > 0) {
      deadlineNanos = nanos;
    }
  }

  /** Until then it is not dropped for a missing sign of life, only not radiated. */
  void grace(long nanos) {
    graceNanos = nanos;
  }

  /** Whether it must not be radiated. */
  boolean isLifeless(long nanos) {
    return mayStall && nanos - deadlineNanos > 0;
  }

  /** Whether it must be dropped. */
  boolean isStalled(long nanos) {
    return isLifeless(nanos) && nanos - graceNanos > 0;
  }

  boolean isReady() {
    int preload = (int) Samples.in(AirSettings.PRELOAD_NANOS, sampleRateHz);
    return ring.available() >= preload || ring.isFinished();
  }

  void start(long nanos, AirEntry accounted) {
    state = State.ON_AIR;
    startNanos = nanos;
    lastNanos = nanos;
    entry = accounted;
  }

  /** Empty until it is on the air. */
  AirEntry entry() {
    return entry;
  }

  /** Samples that belong before the given moment and were not dealt with yet. */
  int due(long untilNanos) {
    return (int) (Samples.in(untilNanos - startNanos, sampleRateHz) - position);
  }

  void passed(int real, int missing) {
    if (real > 0) {
      radiated += real;
      lastNanos = startNanos + Samples.nanos(position + real, sampleRateHz);
      underruns += dry ? 1 : 0;
      dry = false;
    }
    position += real + missing;
  }

  /** There was less than was due. It is an underrun once it goes on; else it was the end. */
  void ranDry() {
    dry = true;
  }

  void skip(long nanos) {
    startNanos += nanos;
  }

  /** When the last sample that was radiated ended. */
  long lastNanos() {
    return lastNanos;
  }

  long radiated() {
    return radiated;
  }

  long underruns() {
    return underruns;
  }

  /** Tells whoever waits. */
  synchronized void over(AirEnd how) {
    end = how;
    ring.close();
    notifyAll();
  }

  /** How it ended; null as long as it did not. */
  synchronized AirEnd end() {
    return end;
  }

  synchronized AirEnd awaitEnd() throws InterruptedException {
    while (end == null) {
      wait();
    }
    return end;
  }
}
