package org.challengectl.radio;

import java.time.Instant;

/**
 * What was transmitted.
 *
 * @param startedAt when the first sample left
 * @param endedAt when the last sample had left
 * @param samples complex samples that were sent
 * @param underruns how often the radio ran dry
 * @param complete whether the signal was sent to its end
 */
public record TransmitReport(
    Instant startedAt, Instant endedAt, long samples, long underruns, boolean complete) {}
