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
 * @param startedAt server time as the runner estimates it
 * @param endedAt likewise; used, and rests count from it, if it lies between the start and now
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
