package org.challengectl.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.RefusedException;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.ImportChanges;

/** Challenges and the event in memory, with rules as simple as can be. */
final class FakeServer implements ChallengeRepository, EventRepository {

  final Map<String, Challenge> challenges = new TreeMap<>();
  final List<FrequencyRange> ranges = new ArrayList<>();
  Optional<Event> event = Optional.of(Samples.EVENT);
  final ChallengeControl control = new Control();

  FakeServer with(Challenge challenge) {
    challenges.put(challenge.id(), challenge);
    return this;
  }

  private FakeServer copy() {
    FakeServer copy = new FakeServer();
    copy.challenges.putAll(challenges);
    return copy;
  }

  @Override
  public List<Challenge> all() {
    return List.copyOf(challenges.values());
  }

  @Override
  public Optional<Challenge> find(String id) {
    return Optional.ofNullable(challenges.get(id));
  }

  @Override
  public List<Challenge> save(List<ChallengeRepository.Draft> drafts) {
    for (ChallengeRepository.Draft draft : drafts) {
      with(
          new Challenge(
              draft.id(),
              1,
              draft.spec(),
              draft.profile(),
              ChallengeProgress.fresh(draft.spec().enabled(), Samples.NOON)));
    }
    return all();
  }

  @Override
  public List<Challenge> importAll(
      Optional<Event> imported, List<FrequencyRange> more, List<ChallengeRepository.Draft> drafts) {
    event = imported.or(() -> event);
    ranges.addAll(more);
    return save(drafts);
  }

  @Override
  public List<Challenge> tryImport(
      Optional<Event> imported, List<FrequencyRange> more, List<ChallengeRepository.Draft> drafts) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean delete(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Event> event() {
    return event;
  }

  @Override
  public void saveEvent(Event saved) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<FrequencyRange> frequencyRanges() {
    return List.copyOf(ranges);
  }

  @Override
  public void saveFrequencyRanges(List<FrequencyRange> saved) {
    throw new UnsupportedOperationException();
  }

  private final class Control implements ChallengeControl {

    @Override
    public Challenge trigger(String id) {
      return progress(id, require(id).progress().withTriggered(true));
    }

    @Override
    public Challenge enable(String id) {
      return progress(id, ChallengeProgress.fresh(true, Samples.NOON));
    }

    @Override
    public Challenge disable(String id) {
      return progress(id, require(id).progress().disabled());
    }

    private Challenge progress(String id, ChallengeProgress progress) {
      Challenge changed = require(id).withProgress(progress);
      challenges.put(id, changed);
      return changed;
    }

    private Challenge require(String id) {
      return find(id).orElseThrow(() -> RefusedException.notFound("challenge '" + id + "'"));
    }

    @Override
    public Challenge create(ChallengeRepository.Draft draft) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Challenge replace(ChallengeRepository.Draft draft, OptionalLong revision) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Challenge> save(List<ChallengeRepository.Draft> drafts) {
      return FakeServer.this.save(drafts);
    }

    @Override
    public ImportChanges importEvent(
        Optional<Event> imported,
        List<FrequencyRange> more,
        List<ChallengeRepository.Draft> drafts,
        boolean dryRun) {
      ImportChanges.State before = new ImportChanges.State(event, List.copyOf(ranges), all());
      FakeServer on = dryRun ? copy() : FakeServer.this;
      on.importAll(imported, more, drafts);
      List<Challenge> stored = drafts.stream().map(draft -> on.challenges.get(draft.id())).toList();
      return ImportChanges.of(before, new ImportChanges.State(imported, more, stored));
    }

    @Override
    public void delete(String id) {
      throw new UnsupportedOperationException();
    }
  }
}
