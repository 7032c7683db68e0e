package org.challengectl.protocol;

import java.time.Instant;

/** A recording as operators see it; Hz and seconds. */
public record RecordingInfo(
    long recordingId,
    long transmissionId,
    String challengeId,
    String challengeName,
    String agentId,
    long frequency,
    Instant expectedStart,
    Instant startedAt,
    Instant completedAt,
    String status,
    Integer sampleRate,
    Double durationSeconds,
    MeasurementInfo measurement,
    String imageUrl,
    Integer imageWidth,
    Integer imageHeight,
    PictureInfo picture,
    String errorMessage) {}
