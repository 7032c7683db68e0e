package org.challengectl.protocol;

/**
 * PUT /api/conference/day-times.
 *
 * @param dayStart HH:MM in the event's time zone; null, like the other, for no times
 * @param endOfDay HH:MM; before the start if the day ends after midnight
 */
public record DayTimesRequest(String dayStart, String endOfDay) {}
