package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.AccessException.Kind;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Enrollment.Application;
import org.challengectl.auth.Enrollment.Enrolled;
import org.challengectl.auth.Enrollment.IssuedToken;
import org.challengectl.auth.Enrollment.Token;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.Test;

class EnrollerTest {

  private static final AgentClaim HERE =
      HostBindingTest.claim("10.0.0.7", "02:00:00:00:00:01", "f00d", "fox-pi");
  private static final Duration DAY = Duration.ofDays(1);

  private final TestClock clock = new TestClock();
  private final SecureRandom random = new SecureRandom();
  private final FakeAgents agents = new FakeAgents();
  private final CountingHash hash = new CountingHash();
  private final List<DomainEvent> told = new ArrayList<>();
  private final SlowHash slow = new SlowHash(hash);
  private final KeyProofs proofs = new KeyProofs(clock, Duration.ofHours(1), new byte[] {1, 2, 3});
  private final AgentKeys keys =
      new AgentKeys(
          agents,
          slow,
          proofs,
          new FailureLimiter(clock, 100, Duration.ofMinutes(1)),
          new HostGuard(new FakeAudit(), clock));
  private final Enroller enroller =
      new Enroller(
          agents,
          new ListBus(),
          clock,
          random,
          slow,
          proofs,
          new FailureLimiter(clock, 10, Duration.ofHours(1)));

  @Test
  void letsAnAgentInWithTheKeyThatCameWithTheToken() {
    IssuedToken issued = enroller.createToken("fox", DAY);
    Enrolled enrolled = enroller.enroll(application(issued));
    assertEquals("fox", enrolled.agentId());
    assertEquals(Optional.empty(), enrolled.newKey());
    assertEquals("fox", keys.agent(issued.apiKey(), HERE));
  }

  @Test
  void makesAKeyForAnAgentThatBringsNone() {
    IssuedToken issued = enroller.createToken("fox", DAY);
    Enrolled enrolled =
        enroller.enroll(new Application(issued.token(), Optional.empty(), Optional.empty(), HERE));
    assertEquals("fox", keys.agent(enrolled.newKey().orElseThrow(), HERE));
    assertThrows(AccessException.class, () -> keys.agent(issued.apiKey(), HERE));
  }

  @Test
  void aTokenWorksOnce() {
    IssuedToken issued = enroller.createToken("fox", DAY);
    enroller.enroll(application(issued));
    assertEquals(Kind.UNAUTHENTICATED, refusal(application(issued)));
  }

  @Test
  void aTokenWorksOnceEvenWhenManyTryTogether() throws Exception {
    IssuedToken issued = enroller.createToken("fox", DAY);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Enrolled> attempt = () -> enroller.enroll(application(issued));
      int admitted = 0;
      for (Future<Enrolled> future : pool.invokeAll(Collections.nCopies(8, attempt))) {
        try {
          future.get();
          admitted++;
        } catch (ExecutionException e) {
          assertTrue(e.getCause() instanceof AccessException, String.valueOf(e.getCause()));
        }
      }
      assertEquals(1, admitted);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aTokenExpires() {
    IssuedToken issued = enroller.createToken("fox", Duration.ofHours(1));
    clock.pass(Duration.ofHours(1));
    assertEquals(Kind.UNAUTHENTICATED, refusal(application(issued)));
  }

  @Test
  void refusesAKeyThatDidNotComeWithTheTokenAndLeavesTheTokenUnused() {
    IssuedToken issued = enroller.createToken("fox", DAY);
    IssuedToken other = enroller.createToken("hound", DAY);
    Application mixed =
        new Application(issued.token(), Optional.of(other.apiKey()), Optional.empty(), HERE);
    assertEquals(Kind.UNAUTHENTICATED, refusal(mixed));
    assertEquals("fox", enroller.enroll(application(issued)).agentId());
  }

  @Test
  void reEnrolmentEndsTheFormerKey() {
    IssuedToken first = enroller.createToken("fox", DAY);
    enroller.enroll(application(first));
    agents.add("fox");
    keys.agent(first.apiKey(), HERE);
    IssuedToken second = enroller.createToken("fox", DAY);
    enroller.enroll(application(second));
    assertThrows(AccessException.class, () -> keys.agent(first.apiKey(), HERE));
    assertEquals("fox", keys.agent(second.apiKey(), HERE));
  }

  @Test
  void letsAnAgentKeepItsOwnIdButNotTakeAnothers() {
    agents.add("hound");
    IssuedToken issued = enroller.createToken("fox", DAY);
    Application asHound =
        new Application(issued.token(), Optional.of(issued.apiKey()), Optional.of("hound"), HERE);
    RefusedException refused = assertThrows(RefusedException.class, () -> enroller.enroll(asHound));
    assertEquals("agent_exists", refused.code());
    Application asWolf =
        new Application(issued.token(), Optional.of(issued.apiKey()), Optional.of("wolf"), HERE);
    assertEquals("wolf", enroller.enroll(asWolf).agentId());
  }

  @Test
  void limitsOnlyFailedAttempts() {
    for (int i = 0; i < 30; i++) {
      enroller.enroll(application(enroller.createToken("fox-" + i, DAY)));
    }
    Application wrong = new Application("cct_wrong", Optional.empty(), Optional.empty(), HERE);
    for (int i = 0; i < 10; i++) {
      assertEquals(Kind.UNAUTHENTICATED, refusal(wrong));
    }
    assertEquals(Kind.TOO_MANY, refusal(wrong));
    Application elsewhere =
        new Application(
            "cct_wrong", Optional.empty(), Optional.empty(), AgentClaim.from("10.0.0.8"));
    assertEquals(Kind.UNAUTHENTICATED, refusal(elsewhere));
    clock.pass(Duration.ofHours(1));
    assertEquals(Kind.UNAUTHENTICATED, refusal(wrong));
  }

  @Test
  void aValidTokenWorksHoweverManyWrongOnesCameFromItsAddress() {
    Application wrong = new Application("cct_wrong", Optional.empty(), Optional.empty(), HERE);
    for (int i = 0; i < 11; i++) {
      refusal(wrong);
    }
    assertEquals(Kind.TOO_MANY, refusal(wrong));
    IssuedToken issued = enroller.createToken("fox", DAY);
    IssuedToken other = enroller.createToken("hound", DAY);
    Application mixed =
        new Application(issued.token(), Optional.of(other.apiKey()), Optional.empty(), HERE);
    assertEquals(Kind.TOO_MANY, refusal(mixed), "guessing its key is limited still");
    assertEquals("fox", enroller.enroll(application(issued)).agentId());
  }

  @Test
  void storesNeitherTokenNorKey() {
    IssuedToken issued = enroller.createToken("fox", DAY);
    String stored = agents.tokens().toString();
    assertFalse(stored.contains(issued.token()), stored);
    assertEquals(64, agents.tokens().get(0).tokenHash().length());
  }

  @Test
  void refusesNamesAndValiditiesThatCannotBe() {
    for (String name : List.of("", "../etc", "a b", "x".repeat(65), "-a", "a\n")) {
      RefusedException refused =
          assertThrows(RefusedException.class, () -> enroller.createToken(name, DAY), name);
      assertEquals("invalid_agent_name", refused.code());
    }
    for (Duration validity : List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(31))) {
      RefusedException refused =
          assertThrows(RefusedException.class, () -> enroller.createToken("fox", validity));
      assertEquals("invalid_validity", refused.code());
    }
  }

  @Test
  void givesALocalAgentItsKeyDirectly() {
    assertEquals("local", keys.agent(enroller.issueKey("local"), HERE));
  }

  @Test
  void deletingAnAgentEndsItsKeyAndIsTold() {
    String key = enroller.issueKey("fox");
    agents.add("fox");
    keys.agent(key, HERE);
    enroller.delete("fox");
    assertThrows(AccessException.class, () -> keys.agent(key, HERE));
    DomainEvent.AgentChanged event = (DomainEvent.AgentChanged) told.get(0);
    assertFalse(event.agent().enabled());
    assertEquals(
        List.of(
            new DomainEvent.AgentDeleted(clock.instant(), "fox"),
            new DomainEvent.AgentKeyEnded(clock.instant(), "fox")),
        told.subList(1, told.size()));
    assertThrows(RefusedException.class, () -> enroller.delete("fox"));
  }

  @Test
  void anAgentThatHasJustEnrolledCostsNoBcryptWhenItComes() {
    IssuedToken issued = enroller.createToken("fox", DAY);
    enroller.enroll(application(issued));
    hash.comparisons.set(0);
    keys.agent(issued.apiKey(), HERE);
    assertEquals(0, hash.comparisons.get());
  }

  @Test
  void bindsTheKeyToTheHostThatEnrolled() {
    IssuedToken issued = enroller.createToken("fox", DAY);
    enroller.enroll(application(issued));
    AgentClaim moved = HostBindingTest.claim("192.0.2.1", "02:00:00:00:00:01", null, null);
    assertEquals("fox", keys.agent(issued.apiKey(), moved), "with its network card");
    AgentClaim thief = HostBindingTest.claim("192.0.2.1", "00:00:00:00:00:00", "", "");
    AccessException refused =
        assertThrows(AccessException.class, () -> keys.agent(issued.apiKey(), thief));
    assertEquals("wrong_host", refused.code());
  }

  @Test
  void aKeyForTheSameProcessIsBoundToNoHost() {
    String key = enroller.issueKey("local");
    assertEquals("local", keys.agent(key, AgentClaim.from("127.0.0.1")));
    assertEquals("local", keys.agent(key, AgentClaim.from("192.0.2.1")));
  }

  @Test
  void theOldKeyIsDeadAfterReEnrolment() {
    IssuedToken first = enroller.createToken("fox", DAY);
    enroller.enroll(application(first));
    keys.agent(first.apiKey(), HERE);
    told.clear();
    IssuedToken second = enroller.reEnroll("fox", DAY);
    assertThrows(AccessException.class, () -> keys.agent(first.apiKey(), HERE), "at once");
    assertEquals(List.of(new DomainEvent.AgentKeyEnded(clock.instant(), "fox")), told);
    AgentClaim newHost = AgentClaim.from("192.0.2.1");
    enroller.enroll(
        new Application(second.token(), Optional.of(second.apiKey()), Optional.empty(), newHost));
    assertEquals("fox", keys.agent(second.apiKey(), newHost));
    assertThrows(AccessException.class, () -> keys.agent(first.apiKey(), HERE));
  }

  @Test
  void reEnrolmentEndsTokensThatWereNotUsed() {
    IssuedToken first = enroller.createToken("fox", DAY);
    enroller.enroll(application(first));
    IssuedToken forgotten = enroller.createToken("fox", DAY);
    enroller.reEnroll("fox", DAY);
    assertEquals(Kind.UNAUTHENTICATED, refusal(application(forgotten)));
  }

  @Test
  void reEnrolsOnlyWhoIsKnown() {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> enroller.reEnroll("fox", DAY));
    assertEquals("not_found", refused.code());
    String key = enroller.issueKey("fox");
    assertThrows(RefusedException.class, () -> enroller.reEnroll("fox", Duration.ofDays(31)));
    assertEquals("fox", keys.agent(key, HERE), "nothing has ended");
  }

  @Test
  void listsTokensWithoutSecretsAndDeletesThemByTheirPublicPart() {
    IssuedToken issued = enroller.createToken("fox", DAY);
    Token token = enroller.tokens().get(0);
    assertEquals("fox", token.agentName());
    assertEquals(Optional.empty(), token.usedAt());
    assertFalse(token.toString().contains(issued.token()));
    assertFalse(token.toString().contains(issued.apiKey()));
    assertFalse(issued.token().contains(token.id()));
    enroller.deleteToken(token.id());
    assertEquals(List.of(), enroller.tokens());
    assertEquals(Kind.UNAUTHENTICATED, refusal(application(issued)));
    assertThrows(RefusedException.class, () -> enroller.deleteToken(token.id()));
  }

  @Test
  void deletesTheKeyOfAnAgentThatNeverRegistered() {
    String key = enroller.issueKey("fox");
    enroller.delete("fox");
    assertThrows(AccessException.class, () -> keys.agent(key, HERE));
  }

  private Kind refusal(Application application) {
    return assertThrows(AccessException.class, () -> enroller.enroll(application)).kind();
  }

  private static Application application(IssuedToken issued) {
    return new Application(issued.token(), Optional.of(issued.apiKey()), Optional.empty(), HERE);
  }

  private final class ListBus implements EventBus {
    @Override
    public void publish(DomainEvent event) {
      told.add(event);
    }

    @Override
    public Subscription subscribe(String name, Consumer<DomainEvent> subscriber) {
      throw new AssertionError("nobody subscribes here");
    }
  }
}
