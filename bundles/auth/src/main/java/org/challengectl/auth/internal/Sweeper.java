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
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.User;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away, every minute, what has expired. None of it holds until then either. */
@Component(
    service = {},
    immediate = true)
public final class Sweeper {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration PERIOD = Duration.ofSeconds(60);

  /** Longer than any code is valid, also if the wall clock is set back a little meanwhile. */
  private static final Duration CODES_KEPT = Duration.ofDays(1);

  private final Identity identity;
  private final Audit audit;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> new Thread(work, "challengectl-user-sweeper"));

  private final Future<?> sweeping;

  @Activate
  public Sweeper(@Reference Identity identity, @Reference Audit audit) {
    this(identity, audit, PERIOD);
  }

  Sweeper(Identity identity, Audit audit, Duration period) {
    this.identity = identity;
    this.audit = audit;
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
