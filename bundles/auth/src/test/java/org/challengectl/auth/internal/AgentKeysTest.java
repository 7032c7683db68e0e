package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.AccessException.Kind;
import org.challengectl.auth.AgentClaim;
import org.challengectl.domain.AgentCredential;
import org.junit.jupiter.api.Test;

class AgentKeysTest {

  private static final AgentClaim HERE = AgentClaim.from("10.0.0.7");
  private static final AgentClaim ELSEWHERE = AgentClaim.from("192.0.2.1");
  private static final Duration MEMORY = Duration.ofHours(24);

  private final TestClock clock = new TestClock();
  private final SecureRandom random = new SecureRandom();
  private final FakeAgents agents = new FakeAgents();
  private final CountingHash hash = new CountingHash();
  private final FakeAudit audit = new FakeAudit();
  private final AgentKeys keys = keys("secret");

  private AgentKeys keys(String secret) {
    return new AgentKeys(
        agents,
        new SlowHash(hash),
        new KeyProofs(clock, MEMORY, secret.getBytes(StandardCharsets.US_ASCII)),
        new FailureLimiter(clock, 3, Duration.ofMinutes(1)),
        new HostGuard(audit, clock));
  }

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
    clock.pass(MEMORY);
    keys.agent(key.text(), HERE);
    assertEquals(2, hash.comparisons.get());
  }

  @Test
  void neverAsksTheSlowHashAgainForAKeyInSteadyUse() {
    ApiKey key = enrolled("fox");
    for (int hour = 0; hour < 240; hour++) {
      keys.agent(key.text(), HERE);
      clock.pass(Duration.ofHours(1));
    }
    assertEquals(1, hash.comparisons.get());
    assertTrue(agents.proofsSaved < 30, "and seldom writes: " + agents.proofsSaved);
  }

  @Test
  void aRestartForgetsNoKey() {
    List<ApiKey> all = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      all.add(enrolled("fox-" + i));
    }
    all.forEach(key -> keys.agent(key.text(), HERE));
    hash.comparisons.set(0);
    AgentKeys restarted = keys("secret");
    all.forEach(key -> restarted.agent(key.text(), HERE));
    assertEquals(0, hash.comparisons.get());
  }

  @Test
  void aProofUnderAnotherSecretCountsAsNone() {
    ApiKey key = enrolled("fox");
    keys.agent(key.text(), HERE);
    assertEquals("fox", keys("another secret").agent(key.text(), HERE));
    assertEquals(2, hash.comparisons.get());
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
  void whatIsNoKeyOrNobodysCostsNothingAndIsNotCounted() {
    for (String text : new String[] {null, "", "  ", "cck_", "x".repeat(100_000), "cck_a_b\n"}) {
      assertEquals(Kind.UNAUTHENTICATED, refusal(text));
    }
    for (int i = 0; i < 1000; i++) {
      assertEquals(Kind.UNAUTHENTICATED, refusal(ApiKey.create(random).text()));
    }
    assertEquals(0, hash.comparisons.get());
    assertEquals("fox", keys.agent(enrolled("fox").text(), HERE), "nobody is locked out by it");
  }

  @Test
  void anotherSecretThanTheRememberedOneCostsNothingAndLocksNobodyOut() {
    ApiKey key = enrolled("fox");
    keys.agent(key.text(), HERE);
    for (int i = 0; i < 1000; i++) {
      assertEquals(Kind.UNAUTHENTICATED, refusal(forged(key, i)));
    }
    assertEquals("fox", keys.agent(key.text(), HERE));
    assertEquals(1, hash.comparisons.get());
  }

  @Test
  void refusesAnAddressThatGuessesButNotTheProvenAgentsBesideIt() {
    ApiKey known = enrolled("fox");
    keys.agent(known.text(), HERE);
    ApiKey unproven = enrolled("hound");
    ApiKey unprovenToo = enrolled("wolf");
    for (int i = 0; i < 3; i++) {
      assertEquals(Kind.UNAUTHENTICATED, refusal(forged(unproven, i)));
    }
    AccessException refused =
        assertThrows(AccessException.class, () -> keys.agent(forged(unprovenToo, 9), HERE));
    assertEquals(Kind.TOO_MANY, refused.kind());
    assertEquals(Duration.ofMinutes(1), refused.retryAfter());
    assertEquals(4, hash.comparisons.get());
    assertEquals("fox", keys.agent(known.text(), HERE), "a remembered key still works");
    clock.pass(Duration.ofMinutes(1));
    assertEquals("hound", keys.agent(unproven.text(), HERE));
  }

  @Test
  void guessingOneKeyIsLimitedFromHoweverManyAddresses() {
    ApiKey key = enrolled("fox");
    for (int i = 0; i < 100; i++) {
      AgentClaim from = AgentClaim.from("10.1.0." + i);
      String text = forged(key, i);
      assertThrows(AccessException.class, () -> keys.agent(text, from));
    }
    assertEquals(3, hash.comparisons.get());
  }

  @Test
  void checksOneUnprovenKeyAtATimeAndSendsTheOthersAway() throws Exception {
    ApiKey slow = enrolled("fox");
    ApiKey other = enrolled("hound");
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    hash.before =
        () -> {
          inside.countDown();
          go.await();
        };
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<String> first = thread.submit(() -> keys.agent(slow.text(), HERE));
      inside.await();
      assertEquals(Kind.TOO_MANY, refusal(other.text()));
      go.countDown();
      assertEquals("fox", first.get());
      assertEquals("hound", keys.agent(other.text(), HERE));
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void aKeyWorksOnItsOwnHostOnly() {
    ApiKey key = bound("fox", HERE);
    assertEquals("fox", keys.agent(key.text(), HERE));
    for (int i = 0; i < 5; i++) {
      AccessException refused =
          assertThrows(AccessException.class, () -> keys.agent(key.text(), ELSEWHERE));
      assertEquals(Kind.UNAUTHENTICATED, refused.kind());
      assertEquals("wrong_host", refused.code());
    }
    assertEquals(
        List.of("agent:fox agent.wrong_host fox REFUSED"), audit.entries, "told once in a while");
    clock.pass(Duration.ofMinutes(10));
    assertThrows(AccessException.class, () -> keys.agent(key.text(), ELSEWHERE));
    assertEquals(2, audit.entries.size());
    assertEquals("fox", keys.agent(key.text(), HERE));
  }

  @Test
  void nobodyLearnsTheHostWithoutTheKey() {
    ApiKey key = bound("fox", HERE);
    AccessException refused =
        assertThrows(AccessException.class, () -> keys.agent(forged(key, 1), ELSEWHERE));
    assertEquals("unauthenticated", refused.code());
    assertEquals(List.of(), audit.entries);
  }

  private Kind refusal(String text) {
    return assertThrows(AccessException.class, () -> keys.agent(text, HERE)).kind();
  }

  private static String forged(ApiKey key, int number) {
    String digits = Integer.toString(number + 1, 7).replace('0', '7').replace('1', 'z');
    return "cck_" + key.lookupId() + "_" + "a".repeat(32 - digits.length()) + digits;
  }

  private ApiKey enrolled(String agentId) {
    ApiKey key = ApiKey.create(random);
    agents.add(agentId);
    agents.saveCredential(
        new AgentCredential(agentId, key.lookupId(), hash.hash(key.text()), clock.instant()));
    return key;
  }

  private ApiKey bound(String agentId, AgentClaim host) {
    ApiKey key = ApiKey.create(random);
    agents.saveCredential(
        new AgentCredential(
            agentId,
            key.lookupId(),
            hash.hash(key.text()),
            clock.instant(),
            Optional.of(HostBinding.of(host)),
            Optional.empty()));
    return key;
  }
}
