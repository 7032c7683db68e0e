package org.challengectl.protocol;

import java.time.Instant;

/**
 * A challenge as players see it; what they may not know is absent.
 *
 * @param active whether it is on the air now
 * @param frequency Hz of the transmission that is on the air, or of the last one
 */
public record PublicChallenge(
    String id,
    String name,
    Boolean active,
    String modulation,
    Long frequency,
    Instant lastTxTime) {}
