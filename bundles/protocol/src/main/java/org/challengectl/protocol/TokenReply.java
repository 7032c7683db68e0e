package org.challengectl.protocol;

import java.time.Instant;

/** A new token and the key that it will enrol; both are shown once. */
public record TokenReply(String token, String apiKey, Instant expiresAt) {}
