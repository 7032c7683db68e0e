package org.challengectl.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What a listener measured of a transmission.
 *
 * @param heard whether there was a signal in the expected band
 * @param centreOffsetHz centre of the 99 % band relative to the carrier
 * @param occupiedBandwidthHz 99 % of the power (ITU-R SM.443)
 * @param snrDb signal power over noise power within the occupied band
 * @param startedAt when the signal appeared; empty if it was not heard
 * @param stoppedAt when it ended; empty if it was not heard
 */
public record Measurement(
    boolean heard,
    double centreOffsetHz,
    double occupiedBandwidthHz,
    double snrDb,
    Optional<Instant> startedAt,
    Optional<Instant> stoppedAt) {}
