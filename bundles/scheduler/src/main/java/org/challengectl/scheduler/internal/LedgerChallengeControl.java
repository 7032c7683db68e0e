package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.DomainEvent.ChallengeChanged;
import org.challengectl.domain.DomainEvent.ChallengeDeleted;
import org.challengectl.domain.DomainEvent.EventChanged;
import org.challengectl.domain.DomainEvent.EventImported;
import org.challengectl.domain.DomainEvent.RangesChanged;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.RefusedException;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.ImportChanges;
import org.challengectl.scheduler.ImportChanges.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What organisers do to challenges. */
@Component(service = ChallengeControl.class)
public final class LedgerChallengeControl implements ChallengeControl {

  private final SchedulerCore core;
  private final ChallengeRepository challenges;
  private final EventRepository events;

  @Activate
  public LedgerChallengeControl(
      @Reference SchedulerCore core,
      @Reference ChallengeRepository challenges,
      @Reference EventRepository events) {
    this.core = core;
    this.challenges = challenges;
    this.events = events;
  }

  @Override
  public Challenge trigger(String challengeId) {
    return core.transact(
        (tx, outbox) -> {
          Challenge challenge = tx.challenge(challengeId).orElseThrow(() -> unknown(challengeId));
          if (!challenge.spec().enabled()) {
            throw new RefusedException(
                RefusedException.Kind.CONFLICT,
                "challenge_disabled",
                "Challenge '" + challengeId + "' is disabled: enable it first.");
          }
          Instant now = core.now();
          ChallengeProgress before = challenge.progress();
          ChallengeProgress after = triggered(before, leased(tx, challengeId), now);
          if (after.equals(before)) {
            return challenge;
          }
          Challenge changed = challenge.withProgress(after);
          tx.saveProgress(challengeId, after);
          outbox.tell(new ChallengeChanged(now, changed));
          outbox.tell(new WorkAvailable(now));
          return changed;
        });
  }

  /** On the air: once more afterwards. In the line: it keeps its place. */
  private static ChallengeProgress triggered(
      ChallengeProgress before, boolean leased, Instant now) {
    if (leased) {
      return before.withTriggered(true);
    }
    return before.status() == ChallengeStatus.QUEUED ? before : before.queued(now);
  }

  @Override
  public Challenge enable(String challengeId) {
    return setEnabled(challengeId, true);
  }

  @Override
  public Challenge disable(String challengeId) {
    return setEnabled(challengeId, false);
  }

  private Challenge setEnabled(String challengeId, boolean enabled) {
    return core.inOrder(
        () -> {
          Challenge found = challenges.find(challengeId).orElseThrow(() -> unknown(challengeId));
          return found.spec().enabled() == enabled
              ? found
              : save(List.of(
                      new Draft(challengeId, found.spec().withEnabled(enabled), found.profile())))
                  .get(0);
        });
  }

  @Override
  public Challenge create(Draft draft) {
    return core.inOrder(
        () -> {
          if (challenges.find(draft.id()).isPresent()) {
            throw new RefusedException(
                RefusedException.Kind.CONFLICT,
                "challenge_exists",
                "There is a challenge '" + draft.id() + "' already: replace it, or choose a name.");
          }
          return save(List.of(draft)).get(0);
        });
  }

  @Override
  public Challenge replace(Draft draft, OptionalLong revision) {
    return core.inOrder(
        () -> {
          Challenge found = challenges.find(draft.id()).orElseThrow(() -> unknown(draft.id()));
          if (revision.isPresent() && revision.getAsLong() != found.revision()) {
            throw new RefusedException(
                RefusedException.Kind.CONFLICT,
                "changed_meanwhile",
                "Challenge '" + draft.id() + "' has been changed meanwhile: read it again.");
          }
          return save(List.of(draft)).get(0);
        });
  }

  @Override
  public List<Challenge> save(List<Draft> drafts) {
    return core.inOrder(() -> told(challenges.save(drafts)));
  }

  @Override
  public ImportChanges importEvent(
      Optional<Event> event, List<FrequencyRange> ranges, List<Draft> drafts, boolean dryRun) {
    return core.inOrder(
        () -> {
          State before = new State(events.event(), events.frequencyRanges(), challenges.all());
          List<Challenge> stored =
              dryRun
                  ? events.tryImport(event, ranges, drafts)
                  : events.importAll(event, ranges, drafts);
          if (!dryRun) {
            told(stored);
            event.ifPresent(e -> core.publish(new EventChanged(core.now(), e)));
            if (!ranges.isEmpty()) {
              core.publish(new RangesChanged(core.now(), events.frequencyRanges()));
            }
            core.publish(new EventImported(core.now(), stored.size()));
          }
          return ImportChanges.of(before, new State(event, ranges, stored));
        });
  }

  private List<Challenge> told(List<Challenge> stored) {
    Instant now = core.now();
    stored.forEach(challenge -> core.publish(new ChallengeChanged(now, challenge)));
    core.publish(new WorkAvailable(now));
    return stored;
  }

  @Override
  public void delete(String challengeId) {
    core.inOrder(
        () -> {
          boolean leased =
              core.transact(
                  (tx, outbox) -> {
                    if (tx.challenge(challengeId).isEmpty()) {
                      throw unknown(challengeId);
                    }
                    return leased(tx, challengeId);
                  });
          if (leased || !challenges.delete(challengeId)) {
            throw new RefusedException(
                RefusedException.Kind.CONFLICT,
                "challenge_on_the_air",
                "Challenge '" + challengeId + "' is on the air: stop it first.");
          }
          core.publish(new ChallengeDeleted(core.now(), challengeId));
          return challengeId;
        });
  }

  private static boolean leased(LedgerTransaction tx, String challengeId) {
    return tx.liveLeases().stream().anyMatch(lease -> lease.challengeId().equals(challengeId));
  }

  private static RefusedException unknown(String challengeId) {
    return RefusedException.notFound("challenge '" + challengeId + "'");
  }
}
