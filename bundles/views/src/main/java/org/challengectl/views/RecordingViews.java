package org.challengectl.views;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Picture;
import org.challengectl.domain.Recording;
import org.challengectl.domain.SignalProfile;
import org.challengectl.domain.Transmission;
import org.challengectl.protocol.MeasurementInfo;
import org.challengectl.protocol.PictureInfo;
import org.challengectl.protocol.RecordingInfo;
import org.challengectl.protocol.ServerMessage;

/** Recordings as operators and listeners see them. */
public final class RecordingViews {

  private RecordingViews() {}

  public static RecordingInfo info(Recording recording) {
    Optional<Picture> picture = recording.picture();
    return new RecordingInfo(
        recording.id(),
        recording.transmissionId(),
        recording.challengeId(),
        recording.challengeName(),
        recording.listenerId(),
        recording.carrierHz(),
        recording.carrierHz() + recording.profile().lowOffsetHz(),
        recording.carrierHz() + recording.profile().highOffsetHz(),
        Units.seconds(recording.profile().duration()),
        recording.expectedStart(),
        recording.startedAt().orElse(null),
        recording.completedAt().orElse(null),
        recording.status().name().toLowerCase(Locale.ROOT),
        recording.sampleRateHz() == 0 ? null : recording.sampleRateHz(),
        recording.duration().map(Units::seconds).orElse(null),
        recording.measurement().map(RecordingViews::measured).orElse(null),
        imageUrl(recording).orElse(null),
        picture.map(Picture::widthPx).orElse(null),
        picture.map(Picture::heightPx).orElse(null),
        picture.map(RecordingViews::plot).orElse(null),
        recording.sigMfSha256().map(s -> url(recording, "sigmf")).orElse(null),
        recording.errorMessage().orElse(null));
  }

  /** Where its picture is, if it has one. */
  static Optional<String> imageUrl(Recording recording) {
    return recording.picture().map(p -> url(recording, "image"));
  }

  private static String url(Recording recording, String what) {
    return "/api/recordings/" + recording.id() + "/" + what;
  }

  /** What a listener is asked to record. */
  public static ServerMessage.RecordingAssignment assignment(
      Recording recording, Transmission transmission, Instant now) {
    SignalProfile profile = recording.profile();
    return new ServerMessage.RecordingAssignment(
        recording.id(),
        recording.challengeId(),
        recording.challengeName(),
        recording.transmissionId(),
        recording.carrierHz(),
        recording.expectedStart(),
        Units.seconds(profile.duration()),
        transmission.modulation(),
        profile.occupiedBandwidthHz(),
        profile.lowOffsetHz(),
        profile.highOffsetHz(),
        transmission.runnerId(),
        now);
  }

  private static MeasurementInfo measured(Measurement measurement) {
    return new MeasurementInfo(
        measurement.heard(),
        measurement.centreOffsetHz(),
        measurement.occupiedBandwidthHz(),
        measurement.snrDb(),
        measurement.startedAt().orElse(null),
        measurement.stoppedAt().orElse(null));
  }

  private static PictureInfo plot(Picture picture) {
    return new PictureInfo(
        List.of(
            picture.plotLeftPx(),
            picture.plotTopPx(),
            picture.plotRightPx(),
            picture.plotBottomPx()),
        picture.centreHz(),
        picture.spanHz(),
        picture.seconds());
  }
}
