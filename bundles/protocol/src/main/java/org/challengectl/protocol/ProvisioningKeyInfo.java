package org.challengectl.protocol;

import java.time.Instant;

/**
 * A provisioning key.
 *
 * @param apiKey the key itself, in the answer that makes it and never again; else null
 */
public record ProvisioningKeyInfo(
    String keyId,
    String description,
    boolean enabled,
    Instant createdAt,
    String createdBy,
    String apiKey) {}
