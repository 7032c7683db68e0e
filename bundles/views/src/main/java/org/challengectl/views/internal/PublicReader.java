package org.challengectl.views.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.Lease;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.protocol.PublicChallenge;
import org.challengectl.protocol.PublicSchedule;
import org.challengectl.protocol.PublicWaterfall;
import org.challengectl.scheduler.EventControl;

/** Reads what players may know. A challenge that does not take part is not shown at all. */
final class PublicReader {

  private static final int WATERFALLS = 12;
  private static final int RECORDINGS_LOOKED_AT = 100;
  private static final int TRANSMISSIONS_LOOKED_AT = 10;

  private final ChallengeRepository challenges;
  private final TransmissionRepository transmissions;
  private final RecordingRepository recordings;
  private final EventRepository events;
  private final EventControl control;
  private final Map<String, Optional<Long>> lastCarrierHz = new ConcurrentHashMap<>();

  PublicReader(
      ChallengeRepository challenges,
      TransmissionRepository transmissions,
      RecordingRepository recordings,
      EventRepository events,
      EventControl control) {
    this.challenges = challenges;
    this.transmissions = transmissions;
    this.recordings = recordings;
    this.events = events;
    this.control = control;
  }

  /** A transmission was on the air: its frequency is the challenge's last one. */
  void heardOf(Transmission transmission) {
    if (wasOnTheAir(transmission)) {
      lastCarrierHz.put(transmission.challengeId(), Optional.of(transmission.carrierHz()));
    }
  }

  void forget(String challengeId) {
    lastCarrierHz.remove(challengeId);
  }

  void forgetAll() {
    lastCarrierHz.clear();
  }

  org.challengectl.protocol.PublicView read() {
    Map<String, Long> onTheAirHz = onTheAir();
    Optional<Event> event = events.event();
    List<Challenge> shown = challenges.all().stream().filter(PublicReader::takesPart).toList();
    return new org.challengectl.protocol.PublicView(
        org.challengectl.protocol.PublicUpdate.TYPE,
        event.map(Event::name).orElse(null),
        event.map(PublicReader::schedule).orElse(null),
        control.status().halted(),
        shown.stream().map(c -> challenge(c, onTheAirHz.get(c.id()))).toList(),
        waterfalls(shown));
  }

  private static PublicSchedule schedule(Event event) {
    return new PublicSchedule(
        event.start().orElse(null), event.stop().orElse(null), event.timezone().getId());
  }

  /** Whether players may see what was recorded of it. */
  boolean showsPictures(String challengeId) {
    return challenges.find(challengeId).filter(PublicReader::showsPictures).isPresent();
  }

  /** A client that knows no leases does not say when it starts; it counts from its grant. */
  private Map<String, Long> onTheAir() {
    Map<String, Long> carriers = new HashMap<>();
    for (Lease lease : transmissions.liveLeases()) {
      boolean started =
          !lease.fenced()
              || transmissions
                  .find(lease.transmissionId())
                  .filter(t -> t.status() == TransmissionStatus.ASSIGNED)
                  .flatMap(Transmission::startedAt)
                  .isPresent();
      if (started) {
        carriers.put(lease.challengeId(), lease.carrierHz());
      }
    }
    return carriers;
  }

  private PublicChallenge challenge(Challenge challenge, Long onTheAirHz) {
    PublicView may = challenge.spec().publicView();
    return new PublicChallenge(
        challenge.id(),
        challenge.spec().name(),
        may.showActiveStatus() ? onTheAirHz != null : null,
        may.showModulation() ? challenge.spec().modulation() : null,
        may.showFrequency() ? frequency(challenge, onTheAirHz) : null,
        may.showLastTxTime() ? challenge.progress().lastTransmission().orElse(null) : null);
  }

  private Long frequency(Challenge challenge, Long onTheAirHz) {
    if (onTheAirHz != null) {
      return onTheAirHz;
    }
    if (challenge.spec().frequency() instanceof FrequencyPlan.Fixed fixed) {
      return fixed.frequencyHz();
    }
    return lastCarrierHz.computeIfAbsent(challenge.id(), this::lookUpLast).orElse(null);
  }

  private Optional<Long> lookUpLast(String challengeId) {
    return transmissions.list(Optional.of(challengeId), TRANSMISSIONS_LOOKED_AT, 0).stream()
        .filter(PublicReader::wasOnTheAir)
        .map(Transmission::carrierHz)
        .findFirst();
  }

  private List<PublicWaterfall> waterfalls(List<Challenge> shown) {
    Set<String> mayBeSeen =
        shown.stream()
            .filter(PublicReader::showsPictures)
            .map(Challenge::id)
            .collect(Collectors.toSet());
    if (mayBeSeen.isEmpty()) {
      return List.of();
    }
    return recordings.list(Optional.empty(), RECORDINGS_LOOKED_AT, 0).stream()
        .filter(r -> r.status() == RecordingStatus.COMPLETED && r.picture().isPresent())
        .filter(r -> mayBeSeen.contains(r.challengeId()))
        .limit(WATERFALLS)
        .map(PublicReader::waterfall)
        .toList();
  }

  private static PublicWaterfall waterfall(Recording recording) {
    return new PublicWaterfall(
        recording.id(),
        recording.challengeName(),
        recording.expectedStart(),
        "/api/public/recordings/" + recording.id() + "/image");
  }

  /** A picture tells the frequency, and its title the modulation and the time. */
  private static boolean showsPictures(Challenge challenge) {
    PublicView may = challenge.spec().publicView();
    return takesPart(challenge)
        && may.showFrequency()
        && may.showModulation()
        && may.showLastTxTime();
  }

  private static boolean takesPart(Challenge challenge) {
    return challenge.spec().enabled() && challenge.progress().status() != ChallengeStatus.DISABLED;
  }

  private static boolean wasOnTheAir(Transmission transmission) {
    return transmission.startedAt().isPresent()
        || transmission.status() == TransmissionStatus.SUCCESS;
  }
}
