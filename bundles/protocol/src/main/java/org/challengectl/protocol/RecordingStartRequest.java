package org.challengectl.protocol;

import java.time.Instant;

/** POST /api/agents/id/recording/start. */
public record RecordingStartRequest(Long assignmentId, Instant startedAt, Integer sampleRate) {}
