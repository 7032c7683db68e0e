package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.AccessException.Kind;
import org.challengectl.domain.AgentCredential;
import org.junit.jupiter.api.Test;

class AgentKeysTest {

  private static final String HERE = "10.0.0.7";

  private final TestClock clock = new TestClock();
  private final SecureRandom random = new SecureRandom();
  private final FakeAgents agents = new FakeAgents();
  private final CountingHash hash = new CountingHash();
  private final Semaphore bcrypts = new Semaphore(1);
  private final AgentKeys keys =
      new AgentKeys(
          agents,
          hash,
          new KeyProofs(clock, Duration.ofMinutes(10), random),
          new FailureLimiter(clock, 3, Duration.ofMinutes(1)),
          bcrypts);

  @Test
  void findsTheAgentThatAKeyBelongsTo() {
    ApiKey key = enrolled("fox-1");
    enrolled("fox-2");
    assertEquals("fox-1", keys.agent(key.text(), HERE));
    assertEquals(1, hash.comparisons.get(), "one hash is tried, not every one");
  }

  @Test
  void asksTheSlowHashOnceWhileAKeyIsRemembered() {
    ApiKey key = enrolled("fox");
    for (int i = 0; i < 100; i++) {
      keys.agent(key.text(), HERE);
    }
    assertEquals(1, hash.comparisons.get());
    clock.pass(Duration.ofMinutes(11));
    keys.agent(key.text(), HERE);
    assertEquals(2, hash.comparisons.get());
  }

  @Test
  void neverAsksTheSlowHashAgainForAKeyInSteadyUse() {
    ApiKey key = enrolled("fox");
    for (int minute = 0; minute < 120; minute++) {
      keys.agent(key.text(), HERE);
      clock.pass(Duration.ofMinutes(1));
    }
    assertEquals(1, hash.comparisons.get());
  }

  @Test
  void refusesAReplacedKeyAtOnceThoughItIsRemembered() {
    ApiKey old = enrolled("fox");
    keys.agent(old.text(), HERE);
    ApiKey next = enrolled("fox");
    assertEquals(Kind.UNAUTHENTICATED, refusal(old.text()));
    assertEquals("fox", keys.agent(next.text(), HERE));
  }

  @Test
  void refusesTheKeyOfADeletedAgentAtOnce() {
    ApiKey key = enrolled("fox");
    keys.agent(key.text(), HERE);
    agents.delete("fox");
    assertEquals(Kind.UNAUTHENTICATED, refusal(key.text()));
  }

  @Test
  void spendsTheSameOnAnUnknownKeyAsOnAKnownOne() {
    assertEquals(Kind.UNAUTHENTICATED, refusal(ApiKey.create(random).text()));
    assertEquals(1, hash.comparisons.get());
  }

  @Test
  void refusesAnotherSecretUnderAKnownLookupId() {
    ApiKey key = enrolled("fox");
    String forged = "cck_" + key.lookupId() + "_" + "a".repeat(32);
    assertEquals(Kind.UNAUTHENTICATED, refusal(forged));
  }

  @Test
  void spendsNothingOnWhatIsNotAKey() {
    for (String text : new String[] {null, "", "  ", "cck_", "x".repeat(100_000), "cck_a_b\n"}) {
      assertEquals(Kind.UNAUTHENTICATED, refusal(text));
    }
    assertEquals(0, hash.comparisons.get());
  }

  @Test
  void refusesAnAddressThatGuessesButNotTheAgentsBesideIt() {
    ApiKey known = enrolled("fox");
    keys.agent(known.text(), HERE);
    for (int i = 0; i < 3; i++) {
      assertEquals(Kind.UNAUTHENTICATED, refusal(ApiKey.create(random).text()));
    }
    AccessException refused =
        assertThrows(AccessException.class, () -> keys.agent(ApiKey.create(random).text(), HERE));
    assertEquals(Kind.TOO_MANY, refused.kind());
    assertEquals(Duration.ofMinutes(1), refused.retryAfter());
    assertEquals(4, hash.comparisons.get());
    assertEquals("fox", keys.agent(known.text(), HERE), "a remembered key still works");
    clock.pass(Duration.ofMinutes(1));
    assertEquals(Kind.UNAUTHENTICATED, refusal(ApiKey.create(random).text()));
  }

  @Test
  void doesNotCountTheSameWrongKeyTwice() {
    String wrong = ApiKey.create(random).text();
    for (int i = 0; i < 50; i++) {
      assertEquals(Kind.UNAUTHENTICATED, refusal(wrong));
    }
    assertEquals(1, hash.comparisons.get());
  }

  @Test
  void doesNotStartMoreHashesThanAllowed() {
    ApiKey key = enrolled("fox");
    bcrypts.drainPermits();
    Thread.currentThread().interrupt();
    assertEquals(Kind.TOO_MANY, refusal(key.text()));
    assertTrue(Thread.interrupted(), "the interruption is kept");
    assertEquals(0, hash.comparisons.get());
  }

  private Kind refusal(String text) {
    return assertThrows(AccessException.class, () -> keys.agent(text, HERE)).kind();
  }

  private ApiKey enrolled(String agentId) {
    ApiKey key = ApiKey.create(random);
    agents.add(agentId);
    agents.saveCredential(
        new AgentCredential(agentId, key.lookupId(), hash.hash(key.text()), clock.instant()));
    return key;
  }
}
