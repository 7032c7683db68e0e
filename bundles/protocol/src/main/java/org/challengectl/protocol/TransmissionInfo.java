package org.challengectl.protocol;

import java.time.Instant;

/** A transmission as operators see it; Hz and seconds. */
public record TransmissionInfo(
    long transmissionId,
    long lease,
    String challengeId,
    String challengeName,
    String modulation,
    String runnerId,
    String deviceId,
    long frequency,
    long occupiedBandwidth,
    long lowOffsetHz,
    long highOffsetHz,
    long lowHz,
    long highHz,
    double durationSeconds,
    Instant assignedAt,
    Instant startAt,
    Instant startedAt,
    Instant completedAt,
    String status,
    String errorMessage,
    Boolean heard) {}
