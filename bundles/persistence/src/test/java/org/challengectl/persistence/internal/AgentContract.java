package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.Test;

/** Agents and what lets them in. */
interface AgentContract extends Repositories {

  @Test
  default void deletesAnAgentWithItsCredential() {
    ledger()
        .transact(
            t -> {
              t.saveAgent(Samples.agent("runner-1"));
              return null;
            });
    agents().saveCredential(Samples.credential("runner-1", "k1"));

    assertTrue(agents().delete("runner-1"));

    assertEquals(Optional.empty(), agents().find("runner-1"));
    assertEquals(Optional.empty(), agents().credential("k1"));
    assertFalse(agents().delete("runner-1"));
  }

  @Test
  default void deletesTheCredentialOfAnAgentThatNeverCame() {
    agents().saveCredential(Samples.credential("runner-1", "k1"));
    assertTrue(agents().delete("runner-1"));
    assertEquals(Optional.empty(), agents().credential("k1"));
  }

  @Test
  default void endsTheOldCredentialWithTheNew() {
    AgentCredential next = Samples.credential("runner-1", "k2");
    agents().saveCredential(Samples.credential("runner-1", "k1"));
    agents().saveCredential(next);
    assertEquals(Optional.empty(), agents().credential("k1"));
    assertEquals(Optional.of(next), agents().credential("k2"));
  }

  @Test
  default void refusesTheLookupIdOfAnother() {
    agents().saveCredential(Samples.credential("runner-1", "k1"));
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> agents().saveCredential(Samples.credential("runner-2", "k1")));
    assertEquals(RefusedException.Kind.CONFLICT, refused.kind());
    assertEquals("runner-1", agents().credential("k1").orElseThrow().agentId());
  }

  @Test
  default void listsTokensNewestFirst() {
    EnrollmentToken first = Samples.token("t1", NOW);
    EnrollmentToken second = Samples.token("t2", NOW.plusSeconds(1));
    agents().saveToken(first);
    agents().saveToken(second);
    assertEquals(List.of(second, first), agents().tokens());
    assertTrue(agents().deleteToken("t2"));
    assertFalse(agents().deleteToken("t2"));
    assertEquals(List.of(first), agents().tokens());
  }

  @Test
  default void refusesATokenOfTheSameHash() {
    agents().saveToken(Samples.token("t1", NOW));
    assertThrows(
        RefusedException.class, () -> agents().saveToken(Samples.token("t1", NOW.plusSeconds(1))));
    assertEquals(List.of(Samples.token("t1", NOW)), agents().tokens());
  }

  @Test
  default void redeemsATokenOnceAndRemembersWhen() {
    EnrollmentToken token = Samples.token("t1", NOW);
    AgentCredential credential = Samples.credential("runner-1", "k1");
    agents().saveToken(token);

    assertEquals(Optional.of(token), agents().redeem("t1", NOW.plusSeconds(5), credential));
    assertEquals(
        Optional.empty(),
        agents().redeem("t1", NOW.plusSeconds(6), Samples.credential("runner-2", "k2")));

    assertEquals(Optional.of(credential), agents().credential("k1"));
    assertEquals(Optional.empty(), agents().credential("k2"));
    assertEquals(Optional.of(NOW.plusSeconds(5)), agents().tokens().get(0).usedAt());
  }

  @Test
  default void redeemsNoTokenThatHasExpiredOrIsNotThere() {
    EnrollmentToken token = Samples.token("t1", NOW);
    agents().saveToken(token);
    AgentCredential credential = Samples.credential("runner-1", "k1");
    assertEquals(Optional.empty(), agents().redeem("t1", token.expiresAt(), credential));
    assertEquals(Optional.empty(), agents().redeem("t2", NOW, credential));
    assertEquals(Optional.empty(), agents().credential("k1"));
    assertTrue(
        agents()
            .redeem("t1", token.expiresAt().minus(Duration.ofMillis(1)), credential)
            .isPresent());
  }

  @Test
  default void doesNotUseUpATokenWhenTheCredentialIsRefused() {
    agents().saveCredential(Samples.credential("runner-1", "k1"));
    agents().saveToken(Samples.token("t1", NOW));
    assertThrows(
        RefusedException.class,
        () -> agents().redeem("t1", NOW, Samples.credential("runner-2", "k1")));
    assertTrue(agents().redeem("t1", NOW, Samples.credential("runner-2", "k2")).isPresent());
  }
}
