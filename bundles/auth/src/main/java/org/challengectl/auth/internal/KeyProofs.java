package org.challengectl.auth.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers for a while which key matched, or did not match, which stored hash, so that bcrypt is
 * not asked again. A proof says nothing of whether the hash is still the stored one: whoever uses
 * it compares, so a key that was ended or replaced is refused at once, on every server.
 *
 * <p>Keys are remembered by an HMAC under a key that lives only in this process. Matches and
 * mismatches are kept apart, so that guessing cannot push out what is valid.
 */
final class KeyProofs {

  private static final int MAX_ENTRIES = 4096;

  private final InstantSource clock;
  private final Duration lifetime;
  private final byte[] hmacKey = new byte[32];
  private final Map<String, Proof> matches = new Bounded();
  private final Map<String, Proof> mismatches = new Bounded();

  KeyProofs(InstantSource clock, Duration lifetime, SecureRandom random) {
    this.clock = clock;
    this.lifetime = lifetime;
    random.nextBytes(hmacKey);
  }

  /** Whether the key matches the hash, if that is remembered; a match is remembered anew. */
  synchronized Optional<Boolean> recall(ApiKey key, String hash) {
    String name = Secrets.hmacHex(hmacKey, key.text());
    Instant now = clock.instant();
    if (holds(matches.get(name), hash, now)) {
      matches.put(name, new Proof(hash, now.plus(lifetime)));
      return Optional.of(true);
    }
    return holds(mismatches.get(name), hash, now) ? Optional.of(false) : Optional.empty();
  }

  synchronized void remember(ApiKey key, String hash, boolean match) {
    String name = Secrets.hmacHex(hmacKey, key.text());
    Proof proof = new Proof(hash, clock.instant().plus(lifetime));
    (match ? matches : mismatches).put(name, proof);
  }

  private static boolean holds(Proof proof, String hash, Instant now) {
    return proof != null && proof.hash().equals(hash) && now.isBefore(proof.until());
  }

  private record Proof(String hash, Instant until) {}

  private static final class Bounded extends LinkedHashMap<String, Proof> {
    private static final long serialVersionUID = 1L;

    Bounded() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Proof> eldest) {
      return size() > MAX_ENTRIES;
    }
  }
}
