package org.challengectl.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The event that all this is for (YAML: {@code conference}).
 *
 * @param name for people
 */
public record Event(
    String name,
    Optional<Instant> start,
    Optional<Instant> stop,
    ZoneId timezone,
    Optional<LocalTime> dayStart,
    Optional<LocalTime> endOfDay) {}
