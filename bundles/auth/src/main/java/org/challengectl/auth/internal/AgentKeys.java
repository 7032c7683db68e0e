package org.challengectl.auth.internal;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.challengectl.auth.AccessException;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentRepository;

/**
 * Finds the agent that a key belongs to. An unknown lookup id costs a bcrypt like a known one, so
 * that time tells nothing; failures are limited by address and bcrypts in number, so that guessing
 * cannot burn the server.
 */
final class AgentKeys {

  private static final String WRONG = "This API key is not valid. Enrol the agent again.";

  private final AgentRepository agents;
  private final PasswordHash hash;
  private final KeyProofs proofs;
  private final FailureLimiter failures;
  private final Semaphore bcrypts;
  private final String nobodysHash;

  /**
   * @param bcrypts how many may run at once
   */
  AgentKeys(
      AgentRepository agents,
      PasswordHash hash,
      KeyProofs proofs,
      FailureLimiter failures,
      Semaphore bcrypts) {
    this.agents = agents;
    this.hash = hash;
    this.proofs = proofs;
    this.failures = failures;
    this.bcrypts = bcrypts;
    this.nobodysHash = hash.hash("nobody");
  }

  String agent(String presented, String address) {
    ApiKey key = ApiKey.parse(presented).orElseThrow(() -> missingOrMalformed(presented));
    Optional<AgentCredential> credential = agents.credential(key.lookupId());
    String stored = credential.map(AgentCredential::keyHash).orElse(nobodysHash);
    boolean matches = proofs.recall(key, stored).orElseGet(() -> compare(key, stored, address));
    if (matches && credential.isPresent()) {
      return credential.get().agentId();
    }
    throw AccessException.unauthenticated(WRONG);
  }

  private boolean compare(ApiKey key, String stored, String address) {
    failures.check(address);
    boolean matches = slowly(() -> hash.matches(key.text(), stored));
    proofs.remember(key, stored, matches);
    if (!matches) {
      failures.failed(address);
    }
    return matches;
  }

  /** Does something with bcrypt in it, if not too many do so already. */
  <T> T slowly(Supplier<T> work) {
    return Turns.take(bcrypts, work);
  }

  private static AccessException missingOrMalformed(String presented) {
    return presented == null || presented.isBlank()
        ? AccessException.unauthenticated("An API key is needed: Authorization: Bearer <key>.")
        : AccessException.unauthenticated(WRONG);
  }
}
