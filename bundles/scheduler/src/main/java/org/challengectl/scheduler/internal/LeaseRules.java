package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.challengectl.domain.Agent;
import org.challengectl.domain.Lease;
import org.challengectl.domain.SignalProfile;

/** How long leases last. Pure. */
final class LeaseRules {

  private static final Duration UNFENCED_LEAST = Duration.ofMinutes(5);
  private static final Duration UNFENCED_EXTRA = Duration.ofMinutes(1);

  /** What a runner may need besides the signal itself: downloads, opening the radio. */
  private static final Duration PREPARATION = Duration.ofMinutes(5);

  private final SchedulerSettings settings;

  LeaseRules(SchedulerSettings settings) {
    this.settings = settings;
  }

  /**
   * The full duration of leases that nobody remembers.
   *
   * @param oldClients whether clients that know no leases may hold some
   */
  Duration silence(boolean oldClients) {
    return oldClients ? max(UNFENCED_LEAST, settings.leaseDuration()) : settings.leaseDuration();
  }

  /**
   * Clients that know no leases get five minutes, or twice the known duration and a minute,
   * whichever is longer.
   */
  Duration duration(boolean fenced, SignalProfile profile) {
    if (fenced) {
      return settings.leaseDuration();
    }
    Duration twice = profile.duration().multipliedBy(2).plus(UNFENCED_EXTRA);
    return max(twice, UNFENCED_LEAST);
  }

  /**
   * How much longer than the holder the server waits. The holder's clock may be slow by the rate
   * error e and the server's fast by it: the holder's d takes d / (1 - e), the server's d + g takes
   * (d + g) / (1 + e); so g must be 2 d e / (1 - e). Then a radio's buffers must run dry.
   */
  Duration guard(Duration duration) {
    double error = settings.clockRateError();
    long millis = (long) Math.ceil(duration.toMillis() * 2 * error / (1 - error));
    return settings.drainGuard().plusMillis(millis);
  }

  /** When a lease that is granted or renewed now is free for others. */
  Instant freeAt(Duration duration, Instant now) {
    return now.plus(duration).plus(guard(duration));
  }

  /** The lease, running for its full duration from now; never shorter than it was. */
  Lease extended(Lease lease, Instant now) {
    Instant next = freeAt(lease.duration(), now);
    return next.isAfter(lease.freeAt()) ? lease.withFreeAt(next) : lease;
  }

  /** Twice the signal and time to prepare, within the configured total unless the signal is. */
  Instant renewableUntil(Instant startAt, SignalProfile profile) {
    Duration wanted = profile.duration().multipliedBy(2).plus(PREPARATION);
    Duration least = profile.duration().plus(PREPARATION);
    return startAt.plus(max(least, min(wanted, settings.maximumLeaseTotal())));
  }

  /** Whether a live lease has run out. */
  boolean over(Lease lease, Optional<Agent> holder, Instant now) {
    if (!now.isBefore(lease.freeAt())) {
      return true;
    }
    if (lease.fenced()) {
      return false;
    }
    Instant given = lease.freeAt().minus(lease.duration()).minus(guard(lease.duration()));
    Instant lastSign = holder.flatMap(Agent::lastHeartbeat).filter(given::isBefore).orElse(given);
    return now.isAfter(lastSign.plus(settings.offlineAfter()));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
