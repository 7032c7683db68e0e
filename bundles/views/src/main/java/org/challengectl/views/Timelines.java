package org.challengectl.views;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.protocol.Timeline;
import org.challengectl.scheduler.EventControl;
import org.challengectl.scheduler.Forecast;

/** What was, is and will be on the air, gathered. */
public record Timelines(
    EventControl control,
    ChallengeRepository challenges,
    TransmissionRepository transmissions,
    RecordingRepository recordings,
    EventRepository events) {

  private static final int LIMIT = 5000;

  /** Transmissions of a span of time, and what becomes due before its end. */
  public Timeline of(Instant since, Instant until, Instant now) {
    List<Transmission> found = transmissions.between(since, until, LIMIT + 1);
    List<Transmission> sent = found.subList(0, Math.min(found.size(), LIMIT));
    Map<Long, Recording> recorded =
        recordings.ofTransmissions(sent.stream().map(Transmission::id).toList()).stream()
            .collect(Collectors.toMap(Recording::transmissionId, Function.identity(), (a, b) -> b));
    EventControl.Status status = control.status();
    return new Timeline(
        now,
        since,
        until,
        found.size() <= LIMIT,
        status.halted(),
        sent.stream().map(t -> sent(t, Optional.ofNullable(recorded.get(t.id())))).toList(),
        forecast(sent, status.autoPause()).of(challenges.all(), now, until).stream()
            .map(Timelines::due)
            .toList());
  }

  private Forecast forecast(List<Transmission> sent, boolean rests) {
    Optional<Event> event = rests ? events.event() : Optional.empty();
    return new Forecast(
        events.frequencyRanges(), sent.stream().filter(Timelines::live).toList(), event);
  }

  private static boolean live(Transmission transmission) {
    return transmission.status() == TransmissionStatus.ASSIGNED;
  }

  private static Timeline.Sent sent(Transmission transmission, Optional<Recording> recording) {
    FrequencyBand band = transmission.profile().bandAt(transmission.carrierHz());
    Instant start = transmission.startedAt().orElse(transmission.startAt());
    return new Timeline.Sent(
        transmission.id(),
        transmission.fencingNumber(),
        transmission.challengeId(),
        transmission.challengeName(),
        transmission.modulation(),
        transmission.runnerId(),
        transmission.deviceId(),
        transmission.carrierHz(),
        band.lowHz(),
        band.highHz(),
        start,
        transmission.completedAt().orElse(start.plus(transmission.profile().duration())),
        live(transmission),
        transmission.status().name().toLowerCase(Locale.ROOT),
        transmission.heard().orElse(null),
        recording.map(Timelines::recorded).orElse(null));
  }

  private static Timeline.Recorded recorded(Recording recording) {
    return new Timeline.Recorded(
        recording.id(),
        recording.listenerId(),
        recording.status().name().toLowerCase(Locale.ROOT),
        recording.measurement().map(Measurement::heard).orElse(null),
        RecordingViews.imageUrl(recording).orElse(null));
  }

  private static Timeline.Due due(Forecast.Due due) {
    Challenge challenge = due.challenge();
    return new Timeline.Due(
        challenge.id(),
        challenge.spec().name(),
        challenge.spec().modulation(),
        challenge.spec().priority(),
        due.earliest(),
        due.latest(),
        Units.seconds(challenge.profile().duration()),
        challenge.profile().occupiedBandwidthHz(),
        due.places().stream()
            .map(
                place ->
                    new Timeline.Band(
                        place.band().lowHz(),
                        place.band().highHz(),
                        place.range().orElse(null),
                        place.exact()))
            .toList());
  }
}
