package org.challengectl.protocol;

import java.time.Instant;
import java.util.Map;

/**
 * A transmission to make.
 *
 * @param config modulation, frequency (Hz), flag (text, or "sha256:" and 64 hex digits for a file),
 *     flag_name of a file, and the modulation's parameters
 * @param lease the fencing number
 * @param leaseSeconds how long it holds, counted from when the request was sent
 * @param startAt when to key up, by the server's clock
 * @param durationSeconds how long the signal is
 * @param occupiedBandwidth Hz
 */
public record Task(
    String challengeId,
    String name,
    Map<String, Object> config,
    Long lease,
    Double leaseSeconds,
    Instant startAt,
    Long transmissionId,
    String deviceId,
    Double durationSeconds,
    Long occupiedBandwidth) {}
