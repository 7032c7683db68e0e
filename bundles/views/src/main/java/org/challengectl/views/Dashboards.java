package org.challengectl.views;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.FileShelf;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionFilter;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.protocol.Dashboard;
import org.challengectl.scheduler.EventControl;

/** What an operator wants to see first, gathered. */
public record Dashboards(
    EventControl control,
    ChallengeRepository challenges,
    AgentRepository agents,
    TransmissionRepository transmissions,
    RecordingRepository recordings,
    FileShelf shelf) {

  private static final int SHOWN = 10;

  /** How things stand now. */
  public Dashboard at(Instant now) {
    return new Dashboard(
        ControlViews.status(control.status(), now),
        transmissions.liveLeases().stream()
            .map(lease -> transmissions.find(lease.transmissionId()))
            .flatMap(Optional::stream)
            .map(TransmissionViews::info)
            .toList(),
        next(now).stream().map(challenge -> ChallengeViews.info(challenge, now)).toList(),
        agents.all().stream().map(AgentViews::info).toList(),
        recordings.list(Optional.empty(), SHOWN, 0).stream().map(RecordingViews::info).toList(),
        failures().stream().map(TransmissionViews::info).toList(),
        FileViews.usage(shelf.usage()));
  }

  /** Ready ones first, by how long they have been so; then those that will be. */
  private List<Challenge> next(Instant now) {
    return challenges.all().stream()
        .filter(challenge -> challenge.spec().enabled())
        .filter(challenge -> challenge.progress().status() != ChallengeStatus.ASSIGNED)
        .sorted(Comparator.comparing(challenge -> readySince(challenge, now)))
        .limit(SHOWN)
        .toList();
  }

  private static Instant readySince(Challenge challenge, Instant now) {
    return challenge
        .progress()
        .queuedSince()
        .or(() -> challenge.progress().nextTransmission())
        .orElse(now);
  }

  private List<Transmission> failures() {
    return Stream.of(TransmissionStatus.FAILURE, TransmissionStatus.EXPIRED)
        .map(status -> transmissions.list(TransmissionFilter.of(status), SHOWN, 0))
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(Transmission::id).reversed())
        .limit(SHOWN)
        .toList();
  }
}
