package org.challengectl.protocol;

/**
 * PUT /api/conference: all of the event's settings; what is null is none.
 *
 * @param start ISO 8601 with offset, or as in an event file
 * @param timezone e.g. Europe/Berlin; null keeps the one that it is
 * @param dayStart HH:MM
 * @param endOfDay HH:MM
 */
public record ConferenceRequest(
    String name, String start, String stop, String timezone, String dayStart, String endOfDay) {}
