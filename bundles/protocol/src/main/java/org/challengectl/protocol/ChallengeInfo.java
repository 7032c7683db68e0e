package org.challengectl.protocol;

import java.time.Instant;
import java.util.Map;

/**
 * A challenge as operators see it.
 *
 * @param config as in the event's YAML
 * @param status queued, assigned, waiting or disabled
 * @param queuedSince null unless it is ready
 * @param triggered whether it will be sent once more after the transmission that is on the air
 * @param frequency where it may be sent, in words
 * @param lastTransmission the last one, or the one that is on the air; null where it was not looked
 *     up, and if there was none
 */
public record ChallengeInfo(
    String challengeId,
    String name,
    String status,
    boolean enabled,
    int priority,
    String modulation,
    Map<String, Object> config,
    double durationSeconds,
    long occupiedBandwidth,
    long transmissionCount,
    Instant lastTxTime,
    Instant nextTxTime,
    Instant queuedSince,
    boolean triggered,
    String frequency,
    TransmissionInfo lastTransmission) {

  /** The same with its last transmission. */
  public ChallengeInfo with(TransmissionInfo last) {
    return new ChallengeInfo(
        challengeId,
        name,
        status,
        enabled,
        priority,
        modulation,
        config,
        durationSeconds,
        occupiedBandwidth,
        transmissionCount,
        lastTxTime,
        nextTxTime,
        queuedSince,
        triggered,
        frequency,
        last);
  }
}
