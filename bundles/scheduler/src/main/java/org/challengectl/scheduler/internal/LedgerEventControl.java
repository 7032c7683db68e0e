package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.DomainEvent.ControlChanged;
import org.challengectl.domain.DomainEvent.EventChanged;
import org.challengectl.domain.DomainEvent.PausedChanged;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.RefusedException;
import org.challengectl.scheduler.EventControl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pause, resume and the event at a glance. */
@Component(service = EventControl.class)
public final class LedgerEventControl implements EventControl {

  private final SchedulerCore core;
  private final ChallengeRepository challenges;
  private final EventRepository events;
  private final Pauses pauses;

  @Activate
  public LedgerEventControl(
      @Reference SchedulerCore core,
      @Reference ChallengeRepository challenges,
      @Reference EventRepository events) {
    this.core = core;
    this.challenges = challenges;
    this.events = events;
    this.pauses = new Pauses(events);
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
    changing(tx -> tx.saveSetting(Settings.PAUSED, Boolean.toString(paused)));
  }

  @Override
  public void setAutoPause(boolean on) {
    changing(tx -> tx.saveSetting(Settings.AUTO_PAUSE, Boolean.toString(on)));
  }

  private void changing(Consumer<LedgerTransaction> change) {
    core.transact(
        (tx, outbox) -> {
          Instant now = core.now();
          Pauses.State before = pauses.at(tx, now);
          change.accept(tx);
          Pauses.State after = pauses.at(tx, now);
          told(now, before, after).forEach(outbox::tell);
          return after;
        });
  }

  /** What is told of a change in what keeps anything new from starting. */
  static List<DomainEvent> told(Instant now, Pauses.State before, Pauses.State after) {
    List<DomainEvent> told = new ArrayList<>();
    if (!before.equals(after)) {
      told.add(new ControlChanged(now, after.paused(), after.autoPause(), after.resting()));
    }
    if (before.hold() != after.hold()) {
      told.add(new PausedChanged(now, after.hold()));
      if (!after.hold()) {
        told.add(new WorkAvailable(now));
      }
    }
    return told;
  }

  @Override
  public void configure(Event event) {
    checkDay(event.dayStart(), event.endOfDay());
    write(() -> event);
  }

  private static void checkDay(Optional<LocalTime> dayStart, Optional<LocalTime> endOfDay) {
    if (dayStart.isPresent() != endOfDay.isPresent()) {
      throw new RefusedException(
          RefusedException.Kind.INVALID, "invalid_input", "Give both times of the day, or none.");
    }
    if (dayStart.isPresent() && dayStart.equals(endOfDay)) {
      throw new RefusedException(
          RefusedException.Kind.INVALID,
          "invalid_input",
          "The day must not begin and end at the same time; give none if it never ends.");
    }
  }

  @Override
  public void setDayTimes(Optional<LocalTime> dayStart, Optional<LocalTime> endOfDay) {
    checkDay(dayStart, endOfDay);
    write(
        () ->
            events
                .event()
                .map(event -> event.withDay(dayStart, endOfDay))
                .orElseThrow(
                    () ->
                        new RefusedException(
                            RefusedException.Kind.CONFLICT,
                            "no_event",
                            "There is no event yet: import one first.")));
  }

  private void write(Supplier<Event> change) {
    core.inOrder(
        () -> {
          Event event = change.get();
          Instant now = core.now();
          Pauses.State before = state(now);
          events.saveEvent(event);
          core.publish(new EventChanged(now, event));
          told(now, before, state(now)).forEach(core::publish);
          return event;
        });
  }

  private Pauses.State state(Instant now) {
    return core.transact((tx, outbox) -> pauses.at(tx, now));
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
          return new Status(
              Pauses.paused(tx),
              states,
              online,
              tx.liveLeases().size(),
              sent,
              Pauses.autoPause(tx),
              pauses.resting(tx, now));
        });
  }
}
