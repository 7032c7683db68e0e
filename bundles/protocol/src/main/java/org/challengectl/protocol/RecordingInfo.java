package org.challengectl.protocol;

import java.time.Instant;

/**
 * A recording as operators see it; Hz and seconds.
 *
 * @param lowHz lower edge of the band where the signal should be
 * @param highHz its upper edge
 * @param expectedSeconds how long the signal should last
 * @param sigmfUrl where its samples are; null if they were not uploaded
 */
public record RecordingInfo(
    long recordingId,
    long transmissionId,
    String challengeId,
    String challengeName,
    String agentId,
    long frequency,
    long lowHz,
    long highHz,
    double expectedSeconds,
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
    String sigmfUrl,
    String errorMessage) {}
