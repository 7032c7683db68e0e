package org.challengectl.domain;

import java.time.Instant;

/**
 * Remembers that a key has matched its bcrypt hash, so that bcrypt is not asked again.
 *
 * @param mac of the key, under a secret that is not in the database; hex
 * @param until when it is forgotten
 */
public record KeyProof(String mac, Instant until) {}
