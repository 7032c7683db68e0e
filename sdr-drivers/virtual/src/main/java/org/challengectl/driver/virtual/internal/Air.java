package org.challengectl.driver.virtual.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.driver.virtual.AirEnd.Reason;
import org.challengectl.driver.virtual.internal.Emission.State;
import org.challengectl.radio.RadioException;

/**
 * The air itself: brings each transmission to each ear that can hear it, block by block of time.
 * Somebody else makes time pass by calling {@link #advanceTo}. Safe for concurrent use.
 */
public final class Air implements AutoCloseable {

  private final AirSettings settings;
  private final AirClock clock;
  private final AccountBook account;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition busy = lock.newCondition();
  private final List<Emission> emissions = new ArrayList<>();
  private final List<Ear> ears = new ArrayList<>();
  private final Set<String> claimed = new HashSet<>();
  private long now;
  private boolean closed;

  public Air(AirSettings settings, AirClock clock, AccountBook account) {
    this.settings = settings;
    this.clock = clock;
    this.account = account;
    this.now = clock.nanos();
  }

  AirSettings settings() {
    return settings;
  }

  AirClock clock() {
    return clock;
  }

  /** Takes a device for one owner. */
  void claim(String device) throws RadioException {
    lock.lock();
    try {
      if (closed) {
        throw new RadioException(RadioException.Reason.ABSENT, "the virtual air is closed");
      }
      if (!claimed.add(device)) {
        throw new RadioException(
            RadioException.Reason.BUSY, "virtual radio '%s' is in use".formatted(device));
      }
    } finally {
      lock.unlock();
    }
  }

  void release(String device) {
    lock.lock();
    try {
      claimed.remove(device);
    } finally {
      lock.unlock();
    }
  }

  /** Lets a transmission start as soon as enough of its samples are there. */
  void transmit(Emission emission) throws RadioException {
    lock.lock();
    try {
      wake();
      if (emission.state() == State.PENDING) {
        emissions.add(emission);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends a transmission. Nothing of it is radiated when this returns. */
  void cut(Emission emission, Reason reason) {
    lock.lock();
    try {
      end(emission, reason);
    } finally {
      lock.unlock();
    }
  }

  /** Lets an ear hear from now on. */
  void listen(Ear ear) throws RadioException {
    lock.lock();
    try {
      wake();
      ear.start(now);
      ears.add(ear);
      for (Emission emission : emissions) {
        if (emission.state() == State.ON_AIR) {
          connect(emission, ear);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets an ear hear no more. */
  void leave(Ear ear) {
    lock.lock();
    try {
      ears.remove(ear);
      for (Emission emission : emissions) {
        emission.paths().removeIf(path -> path.ear() == ear);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until somebody transmits or listens; false if the air was closed. */
  boolean awaitBusy() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && isIdle()) {
        busy.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Lets time pass up to the given moment. One thread at a time. */
  public void advanceTo(long nanos) throws InterruptedException {
    if (settings.live()) {
      skipWhatWasMissed(nanos);
    }
    boolean more = true;
    while (more) {
      if (!settings.live()) {
        awaitTransmitters();
      }
      more = block(nanos);
    }
  }

  private boolean block(long nanos) {
    lock.lock();
    try {
      if (nanos - now <= 0) {
        return false;
      }
      long until = now + Math.min(nanos - now, AirSettings.BLOCK_NANOS);
      startWhatIsReady();
      for (int i = 0; i < ears.size(); i++) {
        ears.get(i).begin(until);
      }
      for (int i = emissions.size() - 1; i >= 0; i--) {
        carry(emissions.get(i), until);
      }
      for (int i = 0; i < ears.size(); i++) {
        ears.get(i).end();
      }
      now = until;
      return nanos - now > 0;
    } finally {
      lock.unlock();
    }
  }

  private void startWhatIsReady() {
    for (int i = emissions.size() - 1; i >= 0; i--) {
      Emission emission = emissions.get(i);
      if (emission.state() != State.PENDING) {
        continue;
      }
      if (emission.isStalled(now)) {
        end(emission, Reason.STALLED);
      } else if (emission.isReady() && !emission.isLifeless(now)) {
        emission.start(now, account.started(emission, now));
        for (Ear ear : ears) {
          connect(emission, ear);
        }
      }
    }
  }

  private void carry(Emission emission, long until) {
    if (emission.state() == State.ON_AIR && emission.isStalled(now)) {
      end(emission, Reason.STALLED);
    }
    switch (emission.state()) {
      case PENDING -> {}
      case ON_AIR -> radiate(emission, until);
      case FADING -> {
        int rest = emission.due(until);
        silence(emission, rest);
        emission.passed(0, rest);
        emission.state(State.GONE);
      }
      case GONE -> {
        emission.paths().clear();
        emissions.remove(emission);
      }
    }
    for (int i = 0; i < emission.paths().size(); i++) {
      emission.paths().get(i).deliver();
    }
  }

  private void radiate(Emission emission, long until) {
    SampleRing ring = emission.ring();
    int due = emission.due(until);
    int allowed = emission.isLifeless(until) ? 0 : due;
    int done = 0;
    int some;
    while (done < allowed && (some = ring.readable(allowed - done)) > 0) {
      for (int i = 0; i < emission.paths().size(); i++) {
        emission.paths().get(i).feed(ring.storage(), ring.readOffset(), some);
      }
      ring.took(some);
      done += some;
    }
    int missing = due - done;
    silence(emission, missing);
    emission.passed(done, missing);
    if (ring.isDrained()) {
      end(emission, Reason.COMPLETE);
    } else if (missing > 0) {
      emission.ranDry();
    }
  }

  private static void silence(Emission emission, int samples) {
    for (int i = 0; i < emission.paths().size(); i++) {
      emission.paths().get(i).feedSilence(samples);
    }
  }

  private void end(Emission emission, Reason reason) {
    switch (emission.state()) {
      case PENDING -> {
        emissions.remove(emission);
        emission.state(State.GONE);
        emission.over(new AirEnd(clock.instantAt(now), now, 0, 0, reason));
      }
      case ON_AIR -> {
        long last = emission.lastNanos();
        AirEnd end =
            new AirEnd(
                clock.instantAt(last), last, emission.radiated(), emission.underruns(), reason);
        emission.state(State.FADING);
        account.ended(emission.entry(), end);
        emission.over(end);
      }
      case FADING, GONE -> {}
    }
  }

  private void connect(Emission emission, Ear ear) {
    Path path = Path.between(emission, ear, settings);
    if (path != null) {
      emission.paths().add(path);
    }
  }

  /** When this process itself was held up, the air stood still: nobody's samples are at fault. */
  private void skipWhatWasMissed(long nanos) {
    lock.lock();
    try {
      long lag = nanos - now;
      if (lag <= AirSettings.MAX_LAG_NANOS) {
        return;
      }
      long missed = lag - AirSettings.BLOCK_NANOS;
      now += missed;
      for (Ear ear : ears) {
        ear.skip(missed);
      }
      for (Emission emission : emissions) {
        emission.skip(missed);
        emission.grace(nanos + AirSettings.GRACE_NANOS);
      }
    } finally {
      lock.unlock();
    }
  }

  /** In simulated time transmitters are never late: the air waits for them. */
  private void awaitTransmitters() throws InterruptedException {
    for (Emission emission : transmitters()) {
      int preload = (int) Samples.in(AirSettings.PRELOAD_NANOS, emission.sampleRateHz());
      emission.ring().awaitAvailable(preload, 10_000);
    }
  }

  /** Whoever is on the air, or about to be. */
  List<Emission> transmitters() {
    lock.lock();
    try {
      return List.copyOf(emissions);
    } finally {
      lock.unlock();
    }
  }

  private boolean isIdle() {
    return emissions.isEmpty() && ears.isEmpty();
  }

  private void wake() throws RadioException {
    if (closed) {
      throw new RadioException(RadioException.Reason.FAILED, "the virtual air is closed");
    }
    if (isIdle()) {
      now = clock.nanos();
      busy.signalAll();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      for (Emission emission : List.copyOf(emissions)) {
        end(emission, Reason.CLOSED);
      }
      emissions.clear();
      for (Ear ear : ears) {
        ear.ring().close();
      }
      ears.clear();
      busy.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
