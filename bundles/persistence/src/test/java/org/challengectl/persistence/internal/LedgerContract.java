package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StaleReport;
import org.junit.jupiter.api.Test;

/** What one transaction after the other does. */
interface LedgerContract extends Repositories {

  @Test
  default void givesTheChallengesThatAreDue() {
    challenges()
        .save(
            List.of(
                Samples.draft("queued"),
                Samples.draft("rested"),
                Samples.draft("resting"),
                Samples.draft("off", Samples.disabled(Samples.spec("off"))),
                Samples.draft("taken")));
    ledger()
        .transact(
            transaction -> {
              ChallengeProgress fresh = ChallengeProgress.fresh(true, NOW);
              transaction.saveProgress("rested", fresh.waiting(NOW));
              transaction.saveProgress("resting", fresh.waiting(NOW.plusMillis(1)));
              transaction.saveProgress("taken", fresh.assigned());
              return null;
            });

    List<Challenge> due = ledger().transact(transaction -> transaction.due(NOW));

    assertEquals(List.of("queued", "rested"), due.stream().map(Challenge::id).toList());
    assertEquals(Samples.spec("queued"), due.get(0).spec());
    assertEquals(Samples.PROFILE, due.get(0).profile());
    assertEquals(Optional.of(NOW), ledger().transact(LedgerTransaction::nextDue));
  }

  @Test
  default void seesANewDefinitionInTheNextTransaction() {
    challenges().save(List.of(Samples.draft("morse")));
    Challenge before = ledger().transact(t -> t.challenge("morse")).orElseThrow();

    challenges().save(List.of(Samples.draft("morse", Samples.sending(before.spec(), "other"))));

    Challenge after = ledger().transact(t -> t.due(NOW)).get(0);
    assertEquals(Samples.sending(before.spec(), "other"), after.spec());
    assertTrue(after.revision() > before.revision());
  }

  @Test
  default void seesTheDefinitionOfAChallengeThatWasDeletedAndMadeAnew() {
    challenges().save(List.of(Samples.draft("morse")));
    ledger().transact(t -> t.due(NOW));
    challenges().delete("morse");
    challenges().save(List.of(Samples.draft("morse", Samples.spec("made anew"))));

    assertEquals("made anew", ledger().transact(t -> t.due(NOW)).get(0).spec().name());
  }

  @Test
  default void keepsProgressAsItWasSaved() {
    challenges().save(List.of(Samples.draft("morse")));
    ChallengeProgress progress =
        ChallengeProgress.fresh(true, NOW)
            .transmitted(NOW.plusSeconds(20), NOW.plusSeconds(95))
            .withTriggered(true);

    ledger().transact(t -> saved(t, "morse", progress));

    assertEquals(progress, ledger().transact(t -> t.challenge("morse")).orElseThrow().progress());
    assertEquals(progress, challenges().find("morse").orElseThrow().progress());
  }

  private static LedgerTransaction saved(
      LedgerTransaction transaction, String id, ChallengeProgress progress) {
    transaction.saveProgress(id, progress);
    return transaction;
  }

  @Test
  default void refusesProgressOfAChallengeThatIsNotThere() {
    ChallengeProgress progress = ChallengeProgress.fresh(true, NOW);
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> ledger().transact(t -> saved(t, "nobody", progress)));
    assertEquals(RefusedException.Kind.NOT_FOUND, refused.kind());
  }

  @Test
  default void keepsAgents() {
    Agent runner = Samples.agent("runner-1");
    Agent silent =
        new Agent(
            "old-runner",
            AgentType.RUNNER,
            "",
            "::1",
            "roof",
            false,
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            false,
            true);
    ledger()
        .transact(
            t -> {
              t.saveAgent(runner.withEnabled(false));
              t.saveAgent(silent);
              t.saveAgent(runner);
              return null;
            });

    assertEquals(Optional.of(runner), ledger().transact(t -> t.agent("runner-1")));
    assertEquals(List.of(silent, runner), ledger().transact(t -> t.agents(AgentType.RUNNER)));
    assertEquals(List.of(), ledger().transact(t -> t.agents(AgentType.LISTENER)));
    assertEquals(List.of(silent, runner), agents().all());
  }

  @Test
  default void keepsALeaseFromGrantToEnd() {
    challenges().save(List.of(Samples.draft("morse")));
    Lease granted = Claims.claim(ledger(), NOW, "runner-1", "0").orElseThrow();
    assertEquals(List.of(granted), ledger().transact(LedgerTransaction::liveLeases));
    assertEquals(List.of(granted), transmissions().liveLeases());

    Lease renewed = granted.withFreeAt(NOW.plusSeconds(100)).withStopRequested();
    ledger().transact(t -> updated(t, renewed));
    assertEquals(Optional.of(renewed), ledger().transact(t -> t.lease(granted.fencingNumber())));

    Lease ended = renewed.ended(LeaseState.EXPIRED);
    ledger().transact(t -> updated(t, ended));
    assertEquals(List.of(), ledger().transact(LedgerTransaction::liveLeases));
    assertEquals(Optional.of(ended), ledger().transact(t -> t.lease(granted.fencingNumber())));
  }

  private static LedgerTransaction updated(LedgerTransaction transaction, Lease lease) {
    transaction.updateLease(lease);
    return transaction;
  }

  @Test
  default void neverCallsALeaseFreeBeforeItsTime() {
    challenges().save(List.of(Samples.draft("morse")));
    Lease lease = Claims.claim(ledger(), NOW, "runner-1", "0").orElseThrow();
    Instant freeAt = NOW.plusNanos(1);

    ledger().transact(t -> updated(t, lease.withFreeAt(freeAt)));

    Instant stored = transmissions().liveLeases().get(0).freeAt();
    assertFalse(stored.isBefore(freeAt), stored + " is before " + freeAt);
  }

  @Test
  default void refusesTwoLiveLeasesOfAChallenge() {
    challenges().save(List.of(Samples.draft("morse")));
    Challenge morse = challenges().find("morse").orElseThrow();
    assertTrue(Claims.claim(ledger(), NOW, "runner-1", "0").isPresent());

    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> ledger().transact(t -> Claims.grant(t, morse, "runner-2", "0")));
    assertEquals("lease_conflict", refused.code());
    assertEquals(1, transmissions().list(Optional.empty(), 10, 0).size());
  }

  @Test
  default void refusesTwoLiveLeasesOfADevice() {
    challenges().save(List.of(Samples.draft("one"), Samples.draft("two")));
    assertTrue(Claims.claim(ledger(), NOW, "runner-1", "0").isPresent());
    assertThrows(
        RefusedException.class, () -> Claims.claim(ledger(), NOW, "runner-1", "0").orElseThrow());
    assertTrue(Claims.claim(ledger(), NOW, "runner-1", "1").isPresent());
  }

  @Test
  default void doesNotCommitWhenAFailedStatementWasHushedUp() {
    challenges().save(List.of(Samples.draft("morse")));
    Challenge morse = challenges().find("morse").orElseThrow();
    assertTrue(Claims.claim(ledger(), NOW, "runner-1", "0").isPresent());

    assertThrows(
        RefusedException.class,
        () ->
            ledger()
                .transact(
                    t -> {
                      t.saveSetting("hushed", "up");
                      assertThrows(
                          RefusedException.class, () -> Claims.grant(t, morse, "runner-2", "0"));
                      return null;
                    }));
    assertEquals(Optional.empty(), ledger().transact(t -> t.setting("hushed")));
  }

  @Test
  default void leavesNothingOfATransactionThatThrew() {
    challenges().save(List.of(Samples.draft("morse")));
    Challenge before = challenges().find("morse").orElseThrow();

    assertThrows(
        ArithmeticException.class,
        () ->
            ledger()
                .transact(
                    t -> {
                      t.saveAgent(Samples.agent("runner-1"));
                      Claims.grant(t, before, "runner-1", "0");
                      t.saveSetting("paused", "true");
                      t.insertStaleReport(
                          new StaleReport(NOW, "a", "b", OptionalLong.empty(), "renew"));
                      throw new ArithmeticException();
                    }));

    assertEquals(Optional.of(before), challenges().find("morse"));
    assertEquals(List.of(), agents().all());
    assertEquals(List.of(), transmissions().list(Optional.empty(), 10, 0));
    assertEquals(List.of(), transmissions().liveLeases());
    assertEquals(List.of(), transmissions().staleReports(10));
    assertEquals(Optional.empty(), ledger().transact(t -> t.setting("paused")));
  }

  @Test
  default void refusesToNestAndToOutliveATransaction() {
    assertThrows(
        IllegalStateException.class,
        () -> ledger().transact(outer -> ledger().transact(inner -> inner)));
    assertThrows(
        IllegalStateException.class,
        () -> ledger().transact(t -> challenges().save(List.of(Samples.draft("morse")))));
    LedgerTransaction over = ledger().transact(t -> t);
    assertThrows(IllegalStateException.class, over::liveLeases);
    assertEquals(List.of(), challenges().all());
  }

  @Test
  default void givesFencingNumbersThatGrow() {
    long first = ledger().transact(LedgerTransaction::nextFencingNumber);
    long second = ledger().transact(LedgerTransaction::nextFencingNumber);
    assertTrue(second > first);
  }
}
