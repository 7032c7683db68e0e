package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentHost;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.KeyProof;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.Test;

/** What belongs to a credential, and how long. */
interface CredentialContract extends Repositories {

  KeyProof PROOF = new KeyProof("ab12", NOW.plusSeconds(60));

  @Test
  default void keepsTheHostThatAKeyIsBoundTo() {
    AgentHost full =
        new AgentHost(
            "10.0.0.7", Optional.of("0242ac110002"), Optional.of("f00d"), Optional.of("pi"));
    AgentHost bare =
        new AgentHost("10.0.0.8", Optional.empty(), Optional.empty(), Optional.empty());
    for (AgentHost host : List.of(full, bare)) {
      AgentCredential bound = bound("runner-1", "k1", host);
      agents().saveCredential(bound);
      assertEquals(Optional.of(bound), agents().credential("k1"));
    }
    AgentCredential free = Samples.credential("runner-1", "k2");
    agents().saveCredential(free);
    assertEquals(Optional.of(free), agents().credential("k2"), "the new one is bound to nothing");
  }

  @Test
  default void remembersAProofUntilTheCredentialIsReplacedOrDeleted() {
    AgentCredential first = Samples.credential("runner-1", "k1");
    agents().saveCredential(first);
    agents().saveProof("k1", first.keyHash(), PROOF);
    assertEquals(Optional.of(PROOF), proofOf("k1"));

    agents().saveCredential(Samples.credential("runner-1", "k2"));
    assertEquals(Optional.empty(), proofOf("k2"));
    agents().saveProof("k1", first.keyHash(), PROOF);
    assertEquals(Optional.empty(), proofOf("k2"), "too late");

    agents().saveProof("k2", "another hash", PROOF);
    assertEquals(Optional.empty(), proofOf("k2"), "of another key");

    agents().delete("runner-1");
    agents().saveCredential(Samples.credential("runner-1", "k2"));
    assertEquals(Optional.empty(), proofOf("k2"));
  }

  @Test
  default void forgetsAProofInTheTransactionThatDisablesTheAgent() {
    save(Samples.agent("runner-1"));
    AgentCredential credential = Samples.credential("runner-1", "k1");
    agents().saveCredential(credential);
    agents().saveProof("k1", credential.keyHash(), PROOF);
    save(Samples.agent("runner-1"));
    assertEquals(Optional.of(PROOF), proofOf("k1"));

    save(Samples.agent("runner-1").withEnabled(false));
    assertEquals(Optional.empty(), proofOf("k1"));

    agents().saveProof("k1", credential.keyHash(), PROOF);
    save(Samples.agent("runner-1").withEnabled(false));
    assertEquals(Optional.of(PROOF), proofOf("k1"), "only the disabling itself forgets");
  }

  @Test
  default void knowsAnAgentByItsRowOrItsKey() {
    assertFalse(agents().known("runner-1"));
    agents().saveCredential(Samples.credential("runner-1", "k1"));
    assertTrue(agents().known("runner-1"));
    save(Samples.agent("runner-2"));
    assertTrue(agents().known("runner-2"));
    assertFalse(agents().known("\u0000"));
  }

  @Test
  default void reEnrolmentEndsTheKeyAndTheOpenTokensAtOnce() {
    agents().saveCredential(Samples.credential("runner-1", "k1"));
    agents().saveToken(tokenFor("runner-1", "open"));
    agents().saveToken(tokenFor("runner-2", "anothers"));

    assertTrue(agents().replaceCredential("runner-1", tokenFor("runner-1", "new")));

    assertEquals(Optional.empty(), agents().credential("k1"));
    assertEquals(Optional.empty(), agents().token("open"));
    assertTrue(agents().token("anothers").isPresent());
    assertTrue(agents().redeem("new", NOW, Samples.credential("runner-1", "k2")).isPresent());
  }

  @Test
  default void reEnrolsNobodyWhoIsNotKnown() {
    agents().saveToken(tokenFor("runner-1", "open"));
    assertFalse(agents().replaceCredential("runner-1", tokenFor("runner-1", "new")));
    assertTrue(agents().token("open").isPresent());
    assertEquals(Optional.empty(), agents().token("new"));
  }

  @Test
  default void joiningEndsTheAgentsOtherOpenTokens() {
    agents().saveToken(tokenFor("runner-1", "one"));
    agents().saveToken(tokenFor("runner-1", "other"));
    agents().redeem("one", NOW, Samples.credential("runner-1", "k1"));
    assertEquals(Optional.empty(), agents().token("other"));
    assertEquals(Optional.of(NOW), agents().token("one").orElseThrow().usedAt());
  }

  @Test
  default void aTokenForOneAgentDoesNotTakeTheKeyOfAnother() {
    agents().saveCredential(Samples.credential("runner-2", "k2"));
    agents().saveToken(tokenFor("runner-1", "one"));
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> agents().redeem("one", NOW, Samples.credential("runner-2", "k1")));
    assertEquals("agent_exists", refused.code());
    assertTrue(agents().credential("k2").isPresent());
    assertEquals(Optional.empty(), agents().token("one").orElseThrow().usedAt());
  }

  private Optional<KeyProof> proofOf(String lookupId) {
    return agents().credential(lookupId).orElseThrow().proof();
  }

  private void save(Agent agent) {
    ledger()
        .transact(
            t -> {
              t.saveAgent(agent);
              return agent;
            });
  }

  private static AgentCredential bound(String agentId, String lookupId, AgentHost host) {
    return new AgentCredential(
        agentId, lookupId, "$2y$12$x", NOW, Optional.of(host), Optional.empty());
  }

  private static EnrollmentToken tokenFor(String agentId, String hash) {
    return new EnrollmentToken(
        hash, agentId, "lookup-" + hash, "$2y$12$x", NOW, NOW.plusSeconds(3600), Optional.empty());
  }
}
