package org.challengectl.scheduler.internal;

import static org.challengectl.scheduler.fixture.Samples.device;
import static org.challengectl.scheduler.fixture.Samples.draft;
import static org.challengectl.scheduler.fixture.Samples.fixed;
import static org.challengectl.scheduler.fixture.Samples.profile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TimeZone;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.DomainEvent.LeaseRenewed;
import org.challengectl.domain.DomainEvent.StaleReportRefused;
import org.challengectl.domain.DomainEvent.StopRequested;
import org.challengectl.domain.DomainEvent.TransmissionStarted;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.CompletionReport;
import org.challengectl.scheduler.fixture.Bench;
import org.challengectl.scheduler.fixture.MemoryLedger.Crash;
import org.challengectl.scheduler.fixture.MemoryLedger.Fault;
import org.junit.jupiter.api.Test;

class LeasesTest {

  private static final long HZ = 144_500_000;

  private final Bench bench = new Bench();

  private Assignment granted() {
    bench.with(draft("fox", 0, fixed(HZ), profile(30, 200))).runner("alpha");
    return bench.poll("alpha").orElseThrow();
  }

  private static void assertStale(Runnable report) {
    RefusedException refused = assertThrows(RefusedException.class, report::run);
    assertEquals("stale_lease", refused.code());
    assertEquals(RefusedException.Kind.CONFLICT, refused.kind());
  }

  @Test
  void aGrantHoldsForItsDurationAndTheGuard() {
    Lease lease = granted().lease();
    assertEquals(Duration.ofSeconds(60), lease.duration());
    // 2 x 60 s x 0.001 / 0.999, rounded up, and 2 s for the radio's buffers.
    assertEquals(Bench.START.plusMillis(60_000 + 121 + 2_000), lease.freeAt());
    assertEquals(ChallengeStatus.ASSIGNED, bench.challenge("fox").progress().status());
  }

  @Test
  void anAnswerThatGotLostIsGivenAgainToTheSameAgentAndDevice() {
    bench
        .with(draft("fox", 0, fixed(HZ), profile(30, 200)))
        .runner("alpha", device("0"), device("1"))
        .runner("bravo");
    Assignment first = bench.poll("alpha", "1").orElseThrow();
    bench.pass(20);
    Assignment again = bench.poll("alpha", "1").orElseThrow();
    assertEquals(first.lease().fencingNumber(), again.lease().fencingNumber());
    assertEquals(first.transmission(), again.transmission());
    assertEquals(Optional.empty(), bench.poll("alpha", "0"));
    assertEquals(Optional.empty(), bench.poll("bravo"));
  }

  @Test
  void whatIsGivenAgainRunsFromNow() {
    Assignment first = granted();
    bench.pass(50);
    Assignment again = bench.poll("alpha").orElseThrow();
    assertEquals(first.lease().freeAt().plusSeconds(50), again.lease().freeAt());
  }

  @Test
  void nobodyElseGetsAChallengeBeforeItsLeaseIsOver() {
    Assignment work = granted();
    bench.runner("bravo");
    bench.pass(62);
    assertEquals(Optional.empty(), bench.poll("bravo"));
    bench.pass(1);
    Assignment next = bench.poll("bravo").orElseThrow();
    assertTrue(next.lease().fencingNumber() > work.lease().fencingNumber());
    assertEquals(
        TransmissionStatus.EXPIRED,
        bench.ledger.state().transmission(work.transmission().id()).orElseThrow().status());
  }

  @Test
  void anAgentThatIsOfflineKeepsItsLease() {
    granted();
    bench.runner("bravo");
    bench.agents.signOut("alpha");
    assertEquals(Optional.empty(), bench.poll("bravo"));
  }

  @Test
  void aRenewalRunsForTheFullDurationFromNow() {
    Assignment work = granted();
    bench.pass(40);
    Lease renewed = bench.dispatcher.renew("alpha", work.lease().fencingNumber());
    assertEquals(work.lease().freeAt().plusSeconds(40), renewed.freeAt());
    assertEquals(1, bench.told(LeaseRenewed.class).size());
  }

  @Test
  void aLeaseIsNotRenewedForEver() {
    Assignment work = granted();
    long number = work.lease().fencingNumber();
    // Twice 30 s and five minutes.
    while (!bench.now().plusSeconds(30).isAfter(Bench.START.plusSeconds(360))) {
      bench.pass(30);
      bench.dispatcher.renew("alpha", number);
    }
    bench.pass(30);
    assertStale(() -> bench.dispatcher.renew("alpha", number));
  }

  @Test
  void refusesARenewalOfAnExpiredLeaseAndRecordsIt() {
    Assignment work = granted();
    bench.pass(63);
    assertStale(() -> bench.dispatcher.renew("alpha", work.lease().fencingNumber()));
    assertEquals(1, bench.ledger.state().allStaleReports().size());
    assertEquals("renew", bench.ledger.state().allStaleReports().get(0).what());
    assertEquals("fox", bench.ledger.state().allStaleReports().get(0).challengeId());
    assertEquals(1, bench.told(StaleReportRefused.class).size());
    assertEquals(ChallengeStatus.QUEUED, bench.challenge("fox").progress().status());
  }

  @Test
  void refusesARenewalByAnotherAgentAndOfANumberThatNeverWas() {
    Assignment work = granted();
    bench.runner("bravo");
    assertStale(() -> bench.dispatcher.renew("bravo", work.lease().fencingNumber()));
    assertStale(() -> bench.dispatcher.renew("alpha", Long.MAX_VALUE));
    assertEquals(2, bench.ledger.state().allStaleReports().size());
  }

  @Test
  void refusesACompletionFromAnExpiredLease() {
    Assignment work = granted();
    bench.pass(63);
    assertStale(() -> bench.succeed(work));
    assertEquals(0, bench.challenge("fox").progress().transmissionCount());
    assertEquals("complete", bench.ledger.state().allStaleReports().get(0).what());
  }

  @Test
  void aRepeatedCompletionCountsOnce() {
    Assignment work = granted();
    bench.succeed(work);
    var after = bench.challenge("fox");
    bench.pass(5);
    assertEquals(TransmissionStatus.SUCCESS, bench.succeed(work).status());
    assertEquals(after, bench.challenge("fox"));
    assertEquals(1, after.progress().transmissionCount());
  }

  @Test
  void aCompletionThatContradictsTheFirstIsRefused() {
    Assignment work = granted();
    bench.succeed(work);
    assertStale(() -> bench.fail(work));
    assertEquals(1, bench.challenge("fox").progress().transmissionCount());
  }

  @Test
  void aRunnerCannotCompleteAnothersTask() {
    Assignment work = granted();
    bench.runner("bravo").oldRunner("old");
    CompletionReport own = Bench.report(work, true, false);
    assertStale(() -> bench.dispatcher.complete(by("bravo", own, own.fencingNumber())));
    assertStale(() -> bench.dispatcher.complete(by("bravo", own, OptionalLong.empty())));
    assertStale(() -> bench.dispatcher.complete(by("old", own, OptionalLong.empty())));
    assertEquals(ChallengeStatus.ASSIGNED, bench.challenge("fox").progress().status());
    assertEquals(3, bench.ledger.state().allStaleReports().size());
  }

  private static CompletionReport by(String agent, CompletionReport of, OptionalLong number) {
    return new CompletionReport(
        agent,
        of.challengeId(),
        number,
        of.deviceId(),
        of.success(),
        of.requeue(),
        of.errorMessage(),
        of.startedAt(),
        of.endedAt());
  }

  @Test
  void aDisabledAgentIsGivenNothingAtOnceButFinishesWhatItSends() {
    Assignment work = granted();
    String agent = work.lease().agentId();
    bench.agents.setEnabled(agent, false);
    assertEquals(Optional.empty(), bench.poll(agent), "not even what it holds");
    bench.dispatcher.renew(agent, work.lease().fencingNumber());
    assertEquals(TransmissionStatus.SUCCESS, bench.succeed(work).status());
    assertEquals(Optional.empty(), bench.poll(agent));
  }

  @Test
  void aReportWithoutNumberDoesNotEndAFencedLease() {
    Assignment work = granted();
    CompletionReport own = Bench.report(work, true, false);
    assertStale(() -> bench.dispatcher.complete(by("alpha", own, OptionalLong.empty())));
  }

  @Test
  void aReportOfAChallengeThatIsNotThereIsNotFound() {
    Assignment work = granted();
    bench.succeed(work);
    bench.challenges.delete("fox");
    RefusedException refused = assertThrows(RefusedException.class, () -> bench.succeed(work));
    assertEquals("not_found", refused.code());
  }

  @Test
  void aStartIsTakenDownOnceAndWithinReason() {
    Assignment work = granted();
    bench.pass(3);
    Instant nonsense = Instant.parse("2100-01-01T00:00:00Z");
    bench.dispatcher.started("alpha", work.lease().fencingNumber(), nonsense);
    bench.pass(1);
    bench.dispatcher.started("alpha", work.lease().fencingNumber(), bench.now());
    assertEquals(1, bench.told(TransmissionStarted.class).size());
    assertEquals(
        Optional.of(Bench.START.plusSeconds(3)),
        bench.ledger.state().transmission(1).orElseThrow().startedAt());
    assertStale(() -> bench.dispatcher.started("bravo", 1, bench.now()));
  }

  @Test
  void stopIsToldAndWaitsForTheHoldersWord() {
    Assignment work = granted();
    bench.runner("bravo");
    assertTrue(bench.dispatcher.stop("fox").orElseThrow().stopRequested());
    assertEquals(1, bench.told(StopRequested.class).size());
    assertEquals(Optional.empty(), bench.poll("bravo"));
    assertTrue(bench.dispatcher.renew("alpha", work.lease().fencingNumber()).stopRequested());
    bench.fail(work);
    assertEquals(Optional.empty(), bench.dispatcher.stop("fox"));
    assertThrows(RefusedException.class, () -> bench.dispatcher.stop("no such"));
  }

  @Test
  void aRestartedServerTakesEveryLeaseToRunInFull() {
    Assignment work = granted();
    bench.runner("bravo");
    bench.pass(3_600);
    bench.restart();
    assertEquals(Optional.empty(), bench.poll("bravo"));
    bench.pass(62);
    assertEquals(Optional.empty(), bench.poll("bravo"));
    bench.succeed(work);
    assertEquals(1, bench.challenge("fox").progress().transmissionCount());
  }

  @Test
  void afterARestoreNothingIsGrantedOrGivenAgainForOneDuration() {
    Assignment work = granted();
    bench.with(draft("owl", 0, fixed(HZ + 100_000), profile(30, 200))).runner("bravo");
    bench.ledger.state().beginEpoch(1_000);
    bench.restart();
    assertEquals(Optional.of(""), bench.ledger.setting("restore_detected"));
    bench.pass(31);
    bench.restart();
    bench.pass(31);
    assertEquals(Optional.empty(), bench.poll("bravo"));
    assertEquals(Optional.empty(), bench.poll("alpha"));
    bench.pass(1);
    Assignment next = bench.poll("bravo").orElseThrow();
    assertTrue(next.lease().fencingNumber() > 1_000);
    assertNotEquals(work.lease().fencingNumber(), next.lease().fencingNumber());
  }

  @Test
  void aGrantThatCrashesBeforeItsCommitHasNotHappened() {
    bench.with(draft("fox", 0, fixed(HZ), profile(30, 200))).runner("alpha").runner("bravo");
    bench.events.clear();
    bench.ledger.setFaults(() -> Fault.CRASH_BEFORE_COMMIT);
    assertThrows(Crash.class, () -> bench.poll("alpha"));
    bench.ledger.setFaults(() -> Fault.NONE);
    assertTrue(bench.events.isEmpty());
    assertEquals("bravo", bench.poll("bravo").orElseThrow().lease().agentId());
  }

  @Test
  void aGrantThatCrashesAfterItsCommitIsGivenAgain() {
    bench.with(draft("fox", 0, fixed(HZ), profile(30, 200))).runner("alpha").runner("bravo");
    bench.events.clear();
    bench.ledger.setFaults(() -> Fault.CRASH_AFTER_COMMIT);
    assertThrows(Crash.class, () -> bench.poll("alpha"));
    bench.ledger.setFaults(() -> Fault.NONE);
    assertTrue(bench.events.isEmpty());
    bench.restart();
    assertEquals(Optional.empty(), bench.poll("bravo"));
    assertEquals(1, bench.poll("alpha").orElseThrow().lease().fencingNumber());
  }

  @Test
  void theHostsTimeZoneDoesNotMatter() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Assignment work = granted();
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      bench.restart();
      bench.pass(62);
      bench.dispatcher.renew("alpha", work.lease().fencingNumber());
      bench.pass(62);
      bench.succeed(work);
      assertEquals(
          Optional.of(bench.now().plusSeconds(60)),
          bench.challenge("fox").progress().nextTransmission());
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void clientsWithoutLeasesGetFiveMinutesOrTwiceTheSignalAndAMinute() {
    bench
        .with(draft("fox", 10, fixed(HZ), profile(30, 200)))
        .with(draft("owl", 0, fixed(HZ + 100_000), profile(600, 200)))
        .oldRunner("old")
        .oldRunner("older");
    assertEquals(Duration.ofMinutes(5), bench.poll("old").orElseThrow().lease().duration());
    assertEquals(Duration.ofMinutes(21), bench.poll("older").orElseThrow().lease().duration());
  }

  @Test
  void clientsWithoutLeasesLoseTheirsNinetySecondsAfterTheirLastSign() {
    bench.with(draft("fox", 0, fixed(HZ), profile(30, 200))).oldRunner("old").runner("alpha");
    Assignment work = bench.poll("old").orElseThrow();
    bench.passAlive(120, "old", "alpha");
    bench.passAlive(89, "alpha");
    assertEquals(LeaseState.LIVE, bench.ledger.state().lease(1).orElseThrow().state());
    bench.pass(2);
    bench.sweeper.sweep();
    assertEquals(LeaseState.EXPIRED, bench.ledger.state().lease(1).orElseThrow().state());
    assertStale(() -> bench.succeed(work));
  }

  @Test
  void theirHeartbeatDoesNotMakeTheLeaseLonger() {
    bench.with(draft("fox", 0, fixed(HZ), profile(30, 200))).oldRunner("old");
    bench.poll("old");
    bench.passAlive(330, "old");
    assertEquals(LeaseState.EXPIRED, bench.ledger.state().lease(1).orElseThrow().state());
    assertEquals(ChallengeStatus.QUEUED, bench.challenge("fox").progress().status());
  }

  @Test
  void clientsWithoutLeasesReportWithoutANumber() {
    bench.with(draft("fox", 0, fixed(HZ), profile(30, 200))).oldRunner("old");
    Assignment work = bench.poll("old").orElseThrow();
    assertFalse(work.lease().fenced());
    assertEquals(TransmissionStatus.SUCCESS, bench.succeed(work).status());
    assertStale(() -> bench.succeed(work));
    assertEquals(1, bench.challenge("fox").progress().transmissionCount());
  }

  @Test
  void aLeaseOfAFencedAgentIsNotGivenToAClientWithoutLeasesOfTheSameName() {
    granted();
    bench.oldRunner("alpha");
    assertEquals(Optional.empty(), bench.poll("alpha"));
  }
}
