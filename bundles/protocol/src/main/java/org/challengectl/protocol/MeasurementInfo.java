package org.challengectl.protocol;

import java.time.Instant;

/** What a listener measured; units as in the names. */
public record MeasurementInfo(
    boolean heard,
    double centreOffsetHz,
    double occupiedBandwidthHz,
    double snrDb,
    Instant startedAt,
    Instant stoppedAt) {}
