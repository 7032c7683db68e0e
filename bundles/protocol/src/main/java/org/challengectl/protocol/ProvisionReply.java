package org.challengectl.protocol;

/** What a host needs to join; shown once. */
public record ProvisionReply(String enrollmentToken, String apiKey, String configYaml) {}
