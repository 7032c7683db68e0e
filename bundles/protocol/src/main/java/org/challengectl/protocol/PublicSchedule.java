package org.challengectl.protocol;

import java.time.Instant;

/**
 * When the event is; what is null is not set.
 *
 * @param timezone as "Europe/Berlin"
 */
public record PublicSchedule(Instant start, Instant stop, String timezone) {}
