package org.challengectl.protocol;

/**
 * POST /api/provisioning/keys/ID/toggle.
 *
 * @param enabled null means the other way than it is
 */
public record ProvisioningToggle(Boolean enabled) {}
