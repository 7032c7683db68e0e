package org.challengectl.views;

import java.util.Locale;
import org.challengectl.domain.SignalProfile;
import org.challengectl.domain.Transmission;
import org.challengectl.protocol.TransmissionInfo;

/** Transmissions as operators see them. */
public final class TransmissionViews {

  private TransmissionViews() {}

  public static TransmissionInfo info(Transmission transmission) {
    SignalProfile profile = transmission.profile();
    return new TransmissionInfo(
        transmission.id(),
        transmission.fencingNumber(),
        transmission.challengeId(),
        transmission.challengeName(),
        transmission.modulation(),
        transmission.runnerId(),
        transmission.deviceId(),
        transmission.carrierHz(),
        profile.occupiedBandwidthHz(),
        profile.lowOffsetHz(),
        profile.highOffsetHz(),
        transmission.carrierHz() + profile.lowOffsetHz(),
        transmission.carrierHz() + profile.highOffsetHz(),
        Units.seconds(profile.duration()),
        transmission.assignedAt(),
        transmission.startAt(),
        transmission.startedAt().orElse(null),
        transmission.completedAt().orElse(null),
        transmission.status().name().toLowerCase(Locale.ROOT),
        transmission.errorMessage().orElse(null),
        transmission.heard().orElse(null));
  }
}
