package org.challengectl.protocol;

/** POST /api/agents/id/recording/rid/complete. */
public record RecordingCompleteRequest(
    Boolean success, Double durationSeconds, MeasurementInfo measurement, String errorMessage) {}
