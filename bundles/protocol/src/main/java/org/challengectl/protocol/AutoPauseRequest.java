package org.challengectl.protocol;

/**
 * PUT /api/conference/auto-pause.
 *
 * @param enabled whether nothing new starts outside of the event's day
 */
public record AutoPauseRequest(Boolean enabled) {}
