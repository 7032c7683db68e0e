package org.challengectl.auth.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.AuditRepository;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.User;
import org.challengectl.settings.ConfiguredNumber;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away, every minute, what has expired. None of it holds until then either. */
@Component(
    service = {},
    immediate = true,
    configurationPid = AuthConfig.PID)
public final class Sweeper {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration PERIOD = Duration.ofSeconds(60);
  private static final ConfiguredNumber AUDIT_DAYS =
      new ConfiguredNumber(
          AuthConfig.PID, "audit_retention_days", 0, 36_500, AuthConfig.DEFAULT_AUDIT_DAYS);

  /** Longer than any code is valid, also if the wall clock is set back a little meanwhile. */
  private static final Duration CODES_KEPT = Duration.ofDays(1);

  private final Identity identity;
  private final Audit audit;
  private final AuditRepository entries;
  private final int auditDays;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> new Thread(work, "challengectl-user-sweeper"));

  private final Future<?> sweeping;

  @Activate
  public Sweeper(
      @Reference Identity identity,
      @Reference Audit audit,
      @Reference AuditRepository entries,
      AuthConfig config) {
    this(identity, audit, entries, AUDIT_DAYS.of(config::audit__retention__days), PERIOD);
  }

  /**
   * @param auditDays how many days entries of the audit trail are kept; 0 for ever
   */
  Sweeper(Identity identity, Audit audit, AuditRepository entries, int auditDays, Duration period) {
    this.identity = identity;
    this.audit = audit;
    this.entries = entries;
    this.auditDays = auditDays;
    sweeping =
        timer.scheduleWithFixedDelay(
            this::sweepOrTell, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void stop() {
    sweeping.cancel(true);
    timer.shutdown();
  }

  private void sweepOrTell() {
    try {
      sweep();
    } catch (RuntimeException e) {
      LOG.warn("Sessions and users that have expired could not be taken away; trying again", e);
    }
  }

  void sweep() {
    Instant now = identity.time.instant();
    identity.users.deleteOverdue(now).forEach(user -> expired(user, now));
    identity.storedSessions.deleteExpired(now);
    identity.users.forgetTotpSteps(now.minus(CODES_KEPT));
    identity.choices.forgetExpired(now);
    if (auditDays > 0) {
      int deleted = entries.deleteBefore(now.minus(Duration.ofDays(auditDays)));
      if (deleted > 0) {
        LOG.info("{} entries of the audit trail were older than {} days", deleted, auditDays);
      }
    }
  }

  private void expired(User user, Instant now) {
    identity.bus.publish(new DomainEvent.SessionsEnded(now, user.name(), ""));
    if (user.name().equals(FirstStart.ADMINISTRATOR)) {
      identity.setupLink.remove();
    }
    audit.record(
        Actor.server(),
        "user.expire",
        user.name(),
        Outcome.DONE,
        "Was not set up in time and is deleted.");
  }
}
