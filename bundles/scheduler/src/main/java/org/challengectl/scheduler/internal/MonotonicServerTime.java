package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Ledger;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.ServerTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server time within one process: anchored once at the wall clock, or at the latest time that the
 * ledger has seen if that is later; from there on only a monotonic clock moves it. In whole
 * milliseconds, as the ledger keeps it.
 */
@Component(service = ServerTime.class, immediate = true)
public final class MonotonicServerTime implements ServerTime {

  private static final Logger LOG = LoggerFactory.getLogger(MonotonicServerTime.class);
  private static final Duration WORTH_A_WARNING = Duration.ofMinutes(5);

  private final Instant anchor;
  private final LongSupplier monotonicNanos;
  private final long startNanos;

  @Activate
  public MonotonicServerTime(@Reference Ledger ledger) {
    this(ledger, InstantSource.system(), System::nanoTime);
  }

  /**
   * @param wallClock read once
   * @param monotonicNanos as {@link System#nanoTime()}
   */
  public MonotonicServerTime(Ledger ledger, InstantSource wallClock, LongSupplier monotonicNanos) {
    this.monotonicNanos = monotonicNanos;
    Optional<Instant> seen = ledger.transact(MonotonicServerTime::latestSeen);
    this.startNanos = monotonicNanos.getAsLong();
    Instant wall = wallClock.instant().truncatedTo(ChronoUnit.MILLIS);
    this.anchor = seen.filter(wall::isBefore).orElse(wall);
    if (Duration.between(wall, anchor).compareTo(WORTH_A_WARNING) > 0) {
      LOG.warn(
          "The wall clock says {}, but the database has seen {}: server time goes on from there",
          wall,
          anchor);
    }
  }

  @Override
  public Instant instant() {
    return anchor.plusMillis((monotonicNanos.getAsLong() - startNanos) / 1_000_000);
  }

  private static Optional<Instant> latestSeen(LedgerTransaction tx) {
    Instant latest =
        tx.setting(Settings.SERVER_TIME)
            .filter(text -> !text.isEmpty())
            .map(Instant::parse)
            .orElse(Instant.MIN);
    for (Lease lease : tx.liveLeases()) {
      latest = later(latest, lease.grantedAt());
    }
    for (AgentType type : AgentType.values()) {
      for (var agent : tx.agents(type)) {
        latest = later(latest, agent.lastHeartbeat().orElse(Instant.MIN));
      }
    }
    return latest.equals(Instant.MIN) ? Optional.empty() : Optional.of(latest);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
