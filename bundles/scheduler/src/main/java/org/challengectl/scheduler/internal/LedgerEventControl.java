package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.DomainEvent.PausedChanged;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.scheduler.EventControl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pause, resume and the event at a glance. */
@Component(service = EventControl.class)
public final class LedgerEventControl implements EventControl {

  private final SchedulerCore core;
  private final ChallengeRepository challenges;

  @Activate
  public LedgerEventControl(
      @Reference SchedulerCore core, @Reference ChallengeRepository challenges) {
    this.core = core;
    this.challenges = challenges;
  }

  @Override
  public void pause() {
    setPaused(true);
  }

  @Override
  public void resume() {
    setPaused(false);
  }

  private void setPaused(boolean paused) {
    core.transact(
        (tx, outbox) -> {
          boolean before = paused(tx);
          if (before != paused) {
            Instant now = core.now();
            tx.saveSetting(Settings.PAUSED, Boolean.toString(paused));
            outbox.tell(new PausedChanged(now, paused));
            if (!paused) {
              outbox.tell(new WorkAvailable(now));
            }
          }
          return before;
        });
  }

  @Override
  public Status status() {
    Map<ChallengeStatus, Integer> states = new EnumMap<>(ChallengeStatus.class);
    for (ChallengeStatus status : ChallengeStatus.values()) {
      states.put(status, 0);
    }
    long transmissions = 0;
    Instant now = core.now();
    List<Challenge> all = challenges.all();
    for (Challenge challenge : all) {
      states.merge(challenge.progress().statusAt(now), 1, Integer::sum);
      transmissions += challenge.progress().transmissionCount();
    }
    long sent = transmissions;
    return core.transact(
        (tx, outbox) -> {
          Map<AgentType, Integer> online = new EnumMap<>(AgentType.class);
          for (AgentType type : AgentType.values()) {
            List<Agent> agents = tx.agents(type);
            online.put(
                type, (int) agents.stream().filter(one -> one.online() && one.enabled()).count());
          }
          return new Status(paused(tx), states, online, tx.liveLeases().size(), sent);
        });
  }

  private static boolean paused(LedgerTransaction tx) {
    return tx.setting(Settings.PAUSED).filter("true"::equals).isPresent();
  }
}
