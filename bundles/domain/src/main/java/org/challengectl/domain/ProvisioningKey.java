package org.challengectl.domain;

import java.time.Instant;

/**
 * Lets hosts make agents of their own.
 *
 * @param id the public part of the key, by which it is found
 * @param secretHash SHA-256 of the whole key, hex
 * @param description for people
 * @param createdBy as in the audit trail
 */
public record ProvisioningKey(
    String id,
    String secretHash,
    String description,
    boolean enabled,
    Instant createdAt,
    String createdBy) {

  public ProvisioningKey withEnabled(boolean next) {
    return new ProvisioningKey(id, secretHash, description, next, createdAt, createdBy);
  }
}
