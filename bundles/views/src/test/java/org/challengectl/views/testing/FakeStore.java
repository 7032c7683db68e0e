package org.challengectl.views.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingFilter;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.StaleReport;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionFilter;
import org.challengectl.domain.TransmissionRepository;

/** Challenges, history and the event, in memory. */
public final class FakeStore implements EventRepository {

  public final Map<String, Challenge> challenges = new ConcurrentSkipListMap<>();
  public final Map<Long, Transmission> transmissions = new ConcurrentSkipListMap<>();
  public final Map<Long, Recording> recordings = new ConcurrentSkipListMap<>();
  public final Map<Long, Lease> leases = new ConcurrentSkipListMap<>();
  private final Map<String, FrequencyRange> ranges = new TreeMap<>();
  private volatile Optional<Event> event = Optional.empty();
  public final AtomicInteger reads = new AtomicInteger();

  public void put(Challenge challenge) {
    challenges.put(challenge.id(), challenge);
  }

  public void put(Transmission transmission) {
    transmissions.put(transmission.id(), transmission);
  }

  public void put(Recording recording) {
    recordings.put(recording.id(), recording);
  }

  public void put(Lease lease) {
    leases.put(lease.fencingNumber(), lease);
  }

  @Override
  public Optional<Event> event() {
    return event;
  }

  @Override
  public void saveEvent(Event next) {
    event = Optional.of(next);
  }

  @Override
  public synchronized List<FrequencyRange> frequencyRanges() {
    return ranges.values().stream()
        .sorted(Comparator.comparingLong(r -> r.band().lowHz()))
        .toList();
  }

  @Override
  public synchronized void saveFrequencyRanges(List<FrequencyRange> next) {
    ranges.clear();
    next.forEach(r -> ranges.put(r.name(), r));
  }

  @Override
  public synchronized List<Challenge> importAll(
      Optional<Event> next, List<FrequencyRange> added, List<ChallengeRepository.Draft> drafts) {
    next.ifPresent(this::saveEvent);
    added.forEach(r -> ranges.put(r.name(), r));
    return challengeRepository().save(drafts);
  }

  @Override
  public synchronized List<Challenge> tryImport(
      Optional<Event> next, List<FrequencyRange> added, List<ChallengeRepository.Draft> drafts) {
    Map<String, Challenge> challengesBefore = new TreeMap<>(challenges);
    Map<String, FrequencyRange> rangesBefore = new TreeMap<>(ranges);
    Optional<Event> eventBefore = event;
    try {
      return importAll(next, added, drafts);
    } finally {
      challenges.clear();
      challenges.putAll(challengesBefore);
      ranges.clear();
      ranges.putAll(rangesBefore);
      event = eventBefore;
    }
  }

  public ChallengeRepository challengeRepository() {
    return new ChallengeRepository() {
      @Override
      public List<Challenge> all() {
        reads.incrementAndGet();
        return List.copyOf(challenges.values());
      }

      @Override
      public Optional<Challenge> find(String id) {
        return Optional.ofNullable(challenges.get(id));
      }

      @Override
      public List<Challenge> save(List<Draft> drafts) {
        List<Challenge> saved = new ArrayList<>();
        for (Draft draft : drafts) {
          Optional<Challenge> before = find(draft.id());
          ChallengeSpec spec =
              before.map(Challenge::spec).map(draft::specOver).orElse(draft.spec());
          ChallengeProgress progress = ChallengeProgress.fresh(spec.enabled(), Instant.EPOCH);
          long revision = before.map(Challenge::revision).orElse(0L) + 1;
          Challenge challenge =
              new Challenge(draft.id(), revision, spec, draft.profile(), progress);
          put(challenge);
          saved.add(challenge);
        }
        return saved;
      }

      @Override
      public boolean delete(String id) {
        return challenges.remove(id) != null;
      }
    };
  }

  public TransmissionRepository transmissionRepository() {
    return new TransmissionRepository() {
      @Override
      public List<Transmission> list(Optional<String> challengeId, int limit, int offset) {
        return transmissions.values().stream()
            .filter(t -> challengeId.map(t.challengeId()::equals).orElse(true))
            .sorted(Comparator.comparingLong(Transmission::id).reversed())
            .skip(offset)
            .limit(limit)
            .toList();
      }

      @Override
      public List<Transmission> list(TransmissionFilter filter, int limit, int offset) {
        return transmissions.values().stream()
            .filter(filter::wants)
            .sorted(Comparator.comparingLong(Transmission::id).reversed())
            .skip(offset)
            .limit(limit)
            .toList();
      }

      @Override
      public List<Transmission> lastOfEach() {
        Map<String, Transmission> last = new TreeMap<>();
        transmissions.values().forEach(t -> last.put(t.challengeId(), t));
        return List.copyOf(last.values());
      }

      @Override
      public List<Transmission> between(Instant since, Instant until, int limit) {
        return transmissions.values().stream()
            .filter(t -> t.assignedAt().isBefore(until))
            .filter(t -> t.completedAt().map(at -> !at.isBefore(since)).orElse(true))
            .sorted(Comparator.comparing(Transmission::assignedAt).reversed())
            .limit(limit)
            .toList();
      }

      @Override
      public Optional<Transmission> find(long id) {
        return Optional.ofNullable(transmissions.get(id));
      }

      @Override
      public List<Lease> liveLeases() {
        return List.copyOf(leases.values());
      }

      @Override
      public List<StaleReport> staleReports(int limit) {
        return List.of();
      }
    };
  }

  public RecordingRepository recordingRepository() {
    return new RecordingRepository() {
      @Override
      public List<Recording> list(RecordingFilter filter, int limit, int offset) {
        return recordings.values().stream()
            .filter(filter::wants)
            .sorted(Comparator.comparingLong(Recording::id).reversed())
            .skip(offset)
            .limit(limit)
            .toList();
      }

      @Override
      public List<Recording> ofTransmissions(Collection<Long> ids) {
        return recordings.values().stream().filter(r -> ids.contains(r.transmissionId())).toList();
      }

      @Override
      public Optional<Recording> find(long id) {
        return Optional.ofNullable(recordings.get(id));
      }
    };
  }
}
