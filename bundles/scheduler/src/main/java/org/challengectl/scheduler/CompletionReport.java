package org.challengectl.scheduler;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a transmission ended, as the runner tells it.
 *
 * @param fencingNumber the lease; empty from clients that know none
 * @param requeue the transmission was broken off through no fault of the challenge (a plug-in or
 *     radio was taken away): queue it again at once
 */
public record CompletionReport(
    String agentId,
    String challengeId,
    OptionalLong fencingNumber,
    Optional<String> deviceId,
    boolean success,
    boolean requeue,
    Optional<String> errorMessage,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {}
