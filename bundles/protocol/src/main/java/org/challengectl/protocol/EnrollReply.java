package org.challengectl.protocol;

/**
 * Joined.
 *
 * @param apiKey present if the server made it; shown once
 */
public record EnrollReply(String status, String runnerId, String apiKey) {}
