package org.challengectl.auth.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.KeyProof;

/**
 * Makes and checks what is remembered of a key that has matched its bcrypt hash: an HMAC of the key
 * under a secret of this server. It is kept with the credential, so it ends with that in one
 * transaction, there is one for each agent at most, and a restart costs no bcrypt.
 *
 * <p>It is no weaker than the hash beside it. Bcrypt is slow because passwords can be guessed; a
 * key has 160 random bits, which cannot be guessed however fast a guess is. And who steals the
 * database without the secret's file cannot even try.
 */
final class KeyProofs {

  /** What is known of a key without bcrypt. */
  enum Verdict {
    RIGHT,
    WRONG,
    UNKNOWN
  }

  private final InstantSource clock;
  private final Duration lifetime;
  private final byte[] secret;
  private final String prefix;

  /**
   * @param secret a proof that was made under another one counts as none
   */
  KeyProofs(InstantSource clock, Duration lifetime, byte[] secret) {
    this.clock = clock;
    this.lifetime = lifetime;
    this.secret = secret.clone();
    this.prefix = Secrets.hmacHex(secret, "id").substring(0, 8) + ":";
  }

  Verdict look(ApiKey key, AgentCredential credential) {
    Optional<KeyProof> proof =
        credential
            .proof()
            .filter(p -> clock.instant().isBefore(p.until()) && p.mac().startsWith(prefix));
    if (proof.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    return Secrets.same(proof.get().mac(), mac(key)) ? Verdict.RIGHT : Verdict.WRONG;
  }

  KeyProof of(ApiKey key) {
    return new KeyProof(mac(key), clock.instant().plus(lifetime));
  }

  /**
   * Whether a proof that holds should be made anew: when half to three quarters of its time are
   * over, not of all agents at the same moment.
   */
  boolean ages(ApiKey key, KeyProof proof) {
    int sixteenths = 4 + Math.floorMod(key.lookupId().hashCode(), 5);
    Instant from = proof.until().minus(lifetime.multipliedBy(sixteenths).dividedBy(16));
    return !clock.instant().isBefore(from);
  }

  private String mac(ApiKey key) {
    return prefix + Secrets.hmacHex(secret, key.text());
  }
}
