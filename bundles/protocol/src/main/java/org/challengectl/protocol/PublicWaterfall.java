package org.challengectl.protocol;

import java.time.Instant;

/** A waterfall picture that players may see. */
public record PublicWaterfall(
    long recordingId, String challengeName, Instant at, String imageUrl) {}
