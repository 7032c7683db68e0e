package org.challengectl.protocol;

/**
 * POST /api/provisioning/keys.
 *
 * @param description for people; may be null
 */
public record ProvisioningKeyRequest(String description) {}
