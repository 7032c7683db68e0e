package org.challengectl.protocol;

import java.time.Instant;

/**
 * The event itself; what is null is not set, and all but the time is if there is no event.
 *
 * @param dayStart HH:MM in the event's time zone
 * @param endOfDay HH:MM; before the start if the day ends after midnight
 */
public record ConferenceInfo(
    String name,
    Instant start,
    Instant stop,
    String timezone,
    String dayStart,
    String endOfDay,
    Instant serverTime) {}
