package org.challengectl.auth.internal;

import org.challengectl.auth.AccessException;
import org.challengectl.auth.AgentClaim;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.KeyProof;

/**
 * Finds the agent that a key belongs to. Guessing is cheap for the server: a lookup id that is not
 * there, and another secret than the one that is remembered, are refused without bcrypt. The time
 * of a refusal tells whether a lookup id exists, and may: it is public, names nobody, and is of no
 * use without its secret.
 *
 * <p>Only a key that is not remembered costs a bcrypt, and only there failures are limited: by
 * address, by key, and to one at a time.
 */
final class AgentKeys {

  private static final String WRONG = "This API key is not valid. Enrol the agent again.";

  private final AgentRepository agents;
  private final SlowHash hash;
  private final KeyProofs proofs;
  private final FailureLimiter failures;
  private final HostGuard hosts;

  /**
   * @param failures counted by address and by lookup id
   */
  AgentKeys(
      AgentRepository agents,
      SlowHash hash,
      KeyProofs proofs,
      FailureLimiter failures,
      HostGuard hosts) {
    this.agents = agents;
    this.hash = hash;
    this.proofs = proofs;
    this.failures = failures;
    this.hosts = hosts;
  }

  String agent(String presented, AgentClaim claim) {
    ApiKey key = ApiKey.parse(presented).orElseThrow(() -> missingOrMalformed(presented));
    AgentCredential credential =
        agents.credential(key.lookupId()).orElseThrow(() -> AccessException.unauthenticated(WRONG));
    boolean matches =
        switch (proofs.look(key, credential)) {
          case RIGHT -> renewed(key, credential);
          case WRONG -> false;
          case UNKNOWN -> prove(key, credential, claim.address());
        };
    if (!matches) {
      throw AccessException.unauthenticated(WRONG);
    }
    hosts.check(credential, claim);
    return credential.agentId();
  }

  /** A key in steady use is never forgotten. */
  private boolean renewed(ApiKey key, AgentCredential credential) {
    credential
        .proof()
        .filter(proof -> proofs.ages(key, proof))
        .ifPresent(proof -> remember(key, credential));
    return true;
  }

  /** Asks bcrypt. */
  private boolean prove(ApiKey key, AgentCredential credential, String address) {
    failures.check(address);
    failures.check(key.lookupId());
    boolean matches = hash.matchesNow(key.text(), credential.keyHash());
    if (matches) {
      remember(key, credential);
    } else {
      failures.failed(address);
      failures.failed(key.lookupId());
    }
    return matches;
  }

  private void remember(ApiKey key, AgentCredential credential) {
    KeyProof proof = proofs.of(key);
    agents.saveProof(credential.lookupId(), credential.keyHash(), proof);
  }

  private static AccessException missingOrMalformed(String presented) {
    return presented == null || presented.isBlank()
        ? AccessException.unauthenticated("An API key is needed: Authorization: Bearer <key>.")
        : AccessException.unauthenticated(WRONG);
  }
}
