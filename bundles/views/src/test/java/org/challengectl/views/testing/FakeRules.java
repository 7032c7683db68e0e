package org.challengectl.views.testing;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Picture;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.Transmission;
import org.challengectl.scheduler.AgentRegistry;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.CompletionReport;
import org.challengectl.scheduler.Dispatcher;
import org.challengectl.scheduler.EventControl;
import org.challengectl.scheduler.ImportChanges;
import org.challengectl.scheduler.ImportChanges.State;
import org.challengectl.scheduler.RangeChanges;
import org.challengectl.scheduler.RangeControl;
import org.challengectl.scheduler.RecordingDesk;

/** Stands in for the rules: remembers what was asked of it and answers from a {@link FakeStore}. */
public final class FakeRules
    implements Dispatcher, AgentRegistry, ChallengeControl, EventControl, RecordingDesk {

  private final FakeStore store;
  public final Map<String, Agent> agents = new ConcurrentSkipListMap<>();
  public final List<Object> calls = new CopyOnWriteArrayList<>();
  public final Deque<Assignment> work = new ArrayDeque<>();

  /** Thrown by {@link #poll} and {@link #setEnabled} if it is set. */
  public volatile RuntimeException failure;

  /** Called by {@link #connected} before it remembers the call. */
  public volatile Consumer<Boolean> onConnected = connected -> {};

  private volatile boolean paused;
  private volatile boolean autoPause;

  public FakeRules(FakeStore store) {
    this.store = store;
  }

  @Override
  public synchronized Optional<Assignment> poll(String agentId, Optional<String> deviceId) {
    calls.add("poll " + agentId + " " + deviceId.orElse("-"));
    if (failure != null) {
      throw failure;
    }
    known(agentId);
    return Optional.ofNullable(work.peek());
  }

  @Override
  public Lease renew(String agentId, long fencingNumber) {
    calls.add("renew " + agentId + " " + fencingNumber);
    return held(agentId, fencingNumber);
  }

  @Override
  public void started(String agentId, long fencingNumber, Instant at) {
    held(agentId, fencingNumber);
    calls.add("started " + agentId + " " + fencingNumber + " " + at);
  }

  @Override
  public Transmission complete(CompletionReport report) {
    calls.add(report);
    if (!store.challenges.containsKey(report.challengeId())) {
      throw RefusedException.notFound("challenge '" + report.challengeId() + "'");
    }
    return store.transmissions.values().stream()
        .filter(t -> t.challengeId().equals(report.challengeId()))
        .filter(t -> t.runnerId().equals(report.agentId()))
        .findFirst()
        .orElseThrow(() -> RefusedException.staleLease("This assignment is not yours any more."));
  }

  @Override
  public Optional<Lease> stop(String challengeId) {
    calls.add("stop " + challengeId);
    return store.leases.values().stream()
        .filter(l -> l.challengeId().equals(challengeId))
        .findFirst();
  }

  private Lease held(String agentId, long fencingNumber) {
    return Optional.ofNullable(store.leases.get(fencingNumber))
        .filter(l -> l.agentId().equals(agentId))
        .orElseThrow(() -> RefusedException.staleLease("This lease does not hold."));
  }

  @Override
  public Agent register(Registration registration) {
    calls.add(registration);
    Agent agent =
        new Agent(
            registration.agentId(),
            registration.type(),
            registration.hostname(),
            registration.address(),
            registration.site().orElse(Agent.DEFAULT_SITE),
            true,
            true,
            Optional.empty(),
            registration.devices(),
            registration.modulations(),
            registration.speaksLeases(),
            false);
    agents.put(agent.id(), agent);
    return agent;
  }

  @Override
  public Agent heartbeat(String agentId) {
    calls.add("heartbeat " + agentId);
    return known(agentId);
  }

  @Override
  public void signOut(String agentId) {
    calls.add("signOut " + agentId);
  }

  @Override
  public void connected(String agentId, boolean connected) {
    onConnected.accept(connected);
    calls.add("connected " + agentId + " " + connected);
  }

  @Override
  public Agent setEnabled(String agentId, boolean enabled) {
    calls.add((enabled ? "enable agent " : "disable agent ") + agentId);
    if (failure != null) {
      throw failure;
    }
    Agent agent = known(agentId).withEnabled(enabled);
    agents.put(agentId, agent);
    return agent;
  }

  private Agent known(String agentId) {
    return Optional.ofNullable(agents.get(agentId))
        .orElseThrow(() -> RefusedException.notFound("agent '" + agentId + "'"));
  }

  @Override
  public Challenge trigger(String challengeId) {
    calls.add("trigger " + challengeId);
    return challenge(challengeId);
  }

  @Override
  public Challenge enable(String challengeId) {
    calls.add("enable " + challengeId);
    return challenge(challengeId);
  }

  @Override
  public Challenge disable(String challengeId) {
    calls.add("disable " + challengeId);
    Challenge next = Samples.disabled(challenge(challengeId));
    store.put(next);
    return next;
  }

  @Override
  public Challenge create(Draft draft) {
    if (store.challenges.containsKey(draft.id())) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT, "challenge_exists", "There is such a challenge.");
    }
    return save(List.of(draft)).get(0);
  }

  @Override
  public Challenge replace(Draft draft, OptionalLong revision) {
    long stored = challenge(draft.id()).revision();
    if (revision.isPresent() && revision.getAsLong() != stored) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT, "changed_meanwhile", "It has been changed meanwhile.");
    }
    return save(List.of(draft)).get(0);
  }

  @Override
  public List<Challenge> save(List<Draft> drafts) {
    return store.challengeRepository().save(drafts);
  }

  @Override
  public ImportChanges importEvent(
      Optional<Event> event, List<FrequencyRange> ranges, List<Draft> drafts, boolean dryRun) {
    calls.add((dryRun ? "try import " : "import ") + drafts.size());
    State before =
        new State(store.event(), store.frequencyRanges(), List.copyOf(store.challenges.values()));
    List<Challenge> stored =
        dryRun ? store.tryImport(event, ranges, drafts) : store.importAll(event, ranges, drafts);
    return ImportChanges.of(before, new State(event, ranges, stored));
  }

  @Override
  public void delete(String challengeId) {
    calls.add("delete " + challengeId);
    challenge(challengeId);
    store.challenges.remove(challengeId);
  }

  private Challenge challenge(String id) {
    return Optional.ofNullable(store.challenges.get(id))
        .orElseThrow(() -> RefusedException.notFound("challenge '" + id + "'"));
  }

  @Override
  public void pause() {
    calls.add("pause");
    paused = true;
  }

  @Override
  public void resume() {
    calls.add("resume");
    paused = false;
  }

  @Override
  public void setDayTimes(Optional<LocalTime> dayStart, Optional<LocalTime> endOfDay) {
    Event event =
        store
            .event()
            .orElseThrow(
                () ->
                    new RefusedException(
                        RefusedException.Kind.CONFLICT, "no_event", "There is no event."));
    store.saveEvent(event.withDay(dayStart, endOfDay));
  }

  @Override
  public void configure(Event event) {
    calls.add("configure " + event.name());
    store.saveEvent(event);
  }

  /** What is done to ranges. */
  public final RangeControl rangeControl =
      new RangeControl() {
        @Override
        public FrequencyRange create(FrequencyRange range) {
          store.saveFrequencyRanges(ranges().created(range));
          return range;
        }

        @Override
        public FrequencyRange replace(FrequencyRange range) {
          store.saveFrequencyRanges(ranges().replaced(range));
          return range;
        }

        @Override
        public void delete(String name) {
          store.saveFrequencyRanges(ranges().deleted(name));
        }
      };

  private RangeChanges ranges() {
    return new RangeChanges(store.frequencyRanges(), List.copyOf(store.challenges.values()));
  }

  @Override
  public void setAutoPause(boolean on) {
    autoPause = on;
  }

  @Override
  public Status status() {
    Map<ChallengeStatus, Integer> counts = new EnumMap<>(ChallengeStatus.class);
    store.challenges.values().forEach(c -> counts.merge(c.progress().status(), 1, Integer::sum));
    Map<AgentType, Integer> online = new EnumMap<>(AgentType.class);
    agents.values().forEach(a -> online.merge(a.type(), 1, Integer::sum));
    return new Status(
        paused, counts, online, store.leases.size(), store.transmissions.size(), autoPause, false);
  }

  @Override
  public Recording started(String agentId, long recordingId, Instant at, int sampleRateHz) {
    calls.add("recording " + recordingId + " " + at + " " + sampleRateHz);
    return asked(agentId, recordingId);
  }

  @Override
  public Recording completed(String agentId, long recordingId, Outcome outcome) {
    calls.add(outcome);
    return asked(agentId, recordingId);
  }

  @Override
  public Recording pictured(String agentId, long recordingId, Picture picture) {
    Recording next = asked(agentId, recordingId).withPicture(picture);
    store.put(next);
    return next;
  }

  @Override
  public Recording archived(String agentId, long recordingId, String sha256) {
    Recording next = asked(agentId, recordingId).withSigMf(sha256);
    store.put(next);
    return next;
  }

  private Recording asked(String agentId, long recordingId) {
    Recording recording =
        Optional.ofNullable(store.recordings.get(recordingId))
            .orElseThrow(() -> RefusedException.notFound("recording " + recordingId));
    if (!recording.listenerId().equals(agentId)) {
      throw new RefusedException(
          RefusedException.Kind.FORBIDDEN, "not_yours", "Another listener was asked.");
    }
    return recording;
  }
}
