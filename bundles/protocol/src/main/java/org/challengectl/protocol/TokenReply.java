package org.challengectl.protocol;

import java.time.Instant;

/**
 * A new token and the key that it will enrol; both are shown once.
 *
 * @param enrollmentString see {@link EnrolmentString}; null if the server cannot tell its address
 */
public record TokenReply(String token, String apiKey, Instant expiresAt, String enrollmentString) {

  public TokenReply(String token, String apiKey, Instant expiresAt) {
    this(token, apiKey, expiresAt, null);
  }
}
