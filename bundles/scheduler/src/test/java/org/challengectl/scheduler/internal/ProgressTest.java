package org.challengectl.scheduler.internal;

import static org.challengectl.scheduler.fixture.Samples.draft;
import static org.challengectl.scheduler.fixture.Samples.fixed;
import static org.challengectl.scheduler.fixture.Samples.profile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.DomainEvent.ChallengeChanged;
import org.challengectl.domain.DomainEvent.ChallengeDeleted;
import org.challengectl.domain.DomainEvent.EventImported;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.CompletionReport;
import org.challengectl.scheduler.fixture.Bench;
import org.challengectl.scheduler.fixture.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final Bench bench = new Bench();

  @BeforeEach
  void aChallengeAndARunner() {
    bench.with(draft("fox", 0, fixed(144_500_000), profile(30, 200))).runner("alpha");
  }

  private ChallengeProgress fox() {
    return bench.challenge("fox").progress();
  }

  @Test
  void aChallengeRestsForItsDelayAndIsDueAgain() {
    Assignment work = bench.poll("alpha").orElseThrow();
    bench.pass(30);
    bench.succeed(work);
    assertEquals(ChallengeStatus.WAITING, fox().status());
    assertEquals(Optional.of(bench.now()), fox().lastTransmission());
    assertEquals(1, fox().transmissionCount());
    bench.pass(59);
    assertEquals(Optional.empty(), bench.poll("alpha"));
    bench.pass(1);
    assertTrue(bench.poll("alpha").isPresent());
  }

  @Test
  void theDelayIsHalfWayBetweenLeastAndGreatestOrDrawnEvenly() {
    Delays mean = new Delays(Duration.ofSeconds(60), Duration.ofSeconds(90), DelayMode.MEAN);
    Delays drawn = new Delays(Duration.ofSeconds(60), Duration.ofSeconds(90), DelayMode.UNIFORM);
    assertEquals(Duration.ofSeconds(75), restAfter(mean));
    Duration rest = restAfter(drawn);
    assertTrue(rest.compareTo(Duration.ofSeconds(60)) >= 0, rest.toString());
    assertTrue(rest.compareTo(Duration.ofSeconds(90)) <= 0, rest.toString());
  }

  private Duration restAfter(Delays delays) {
    ChallengeSpec spec = bench.challenge("fox").spec();
    bench.with(
        new Draft(
            "fox",
            new ChallengeSpec(
                spec.name(),
                spec.modulation(),
                spec.frequency(),
                spec.flag(),
                delays,
                spec.priority(),
                spec.enabled(),
                spec.publicView(),
                spec.parameters()),
            profile(30, 200)));
    bench.challenges.trigger("fox");
    bench.succeed(bench.poll("alpha").orElseThrow());
    return Duration.between(bench.now(), fox().nextTransmission().orElseThrow());
  }

  @Test
  void theRestCountsFromTheEndThatTheRunnerTells() {
    Assignment work = bench.poll("alpha").orElseThrow();
    bench.pass(40);
    Instant ended = bench.now().minusSeconds(8);
    Transmission transmission = completed(work, ended);
    assertEquals(Optional.of(ended), transmission.completedAt());
    assertEquals(Optional.of(ended), fox().lastTransmission());
    assertEquals(Optional.of(ended.plusSeconds(60)), fox().nextTransmission());
  }

  @Test
  void anEndThatCannotBeIsNotBelieved() {
    for (long seconds : new long[] {-31, 1, 1_000_000_000}) {
      Assignment work = bench.poll("alpha").orElseThrow();
      bench.pass(30);
      Transmission transmission = completed(work, bench.now().plusSeconds(seconds));
      assertEquals(Optional.of(bench.now()), transmission.completedAt(), seconds + " s");
      bench.pass(60);
    }
  }

  private Transmission completed(Assignment work, Instant endedAt) {
    CompletionReport report = Bench.report(work, true, false);
    return bench.dispatcher.complete(
        new CompletionReport(
            report.agentId(),
            report.challengeId(),
            report.fencingNumber(),
            report.deviceId(),
            true,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(endedAt)));
  }

  @Test
  void delaysAndCountsSurviveARestart() {
    bench.succeed(bench.poll("alpha").orElseThrow());
    ChallengeProgress before = fox();
    bench.restart();
    assertEquals(before, fox());
  }

  @Test
  void aFailureRestsBrieflyAndIsNotCounted() {
    assertEquals(
        TransmissionStatus.FAILURE, bench.fail(bench.poll("alpha").orElseThrow()).status());
    assertEquals(0, fox().transmissionCount());
    assertEquals(Optional.of(bench.now().plusSeconds(10)), fox().nextTransmission());
    bench.runner("bravo");
    bench.pass(10);
    assertEquals(Optional.empty(), bench.poll("alpha"), "the one that failed lets others try");
    assertTrue(bench.poll("bravo").isPresent());
  }

  @Test
  void whoFailsAgainAndAgainWaitsLongerAndLongerButTriesAgain() {
    int tries = 0;
    for (int second = 0; second < 3_600; second++) {
      bench.pass(1);
      bench.agents.heartbeat("alpha");
      Optional<Assignment> work = bench.poll("alpha");
      work.ifPresent(bench::fail);
      tries += work.isPresent() ? 1 : 0;
    }
    assertTrue(tries >= 10 && tries <= 20, "tried " + tries + " times in an hour");
  }

  @Test
  void whatWasGivenBackIsQueuedAtOnce() {
    bench.giveBack(bench.poll("alpha").orElseThrow());
    assertEquals(ChallengeStatus.QUEUED, fox().status());
    assertTrue(bench.poll("alpha").isPresent());
  }

  @Test
  void whoGivesTheSameBackAgainAndAgainIsHeldOffButOthersAreNot() {
    bench.giveBack(bench.poll("alpha").orElseThrow());
    bench.pass(1);
    bench.giveBack(bench.poll("alpha").orElseThrow());
    assertEquals(ChallengeStatus.QUEUED, fox().status());
    bench.runner("bravo");
    int tries = 0;
    for (int second = 0; second < 3_600; second++) {
      bench.pass(1);
      bench.agents.heartbeat("alpha");
      Optional<Assignment> work = bench.poll("alpha");
      work.ifPresent(bench::giveBack);
      tries += work.isPresent() ? 1 : 0;
    }
    assertTrue(tries >= 10 && tries <= 20, "tried " + tries + " times in an hour");
    bench.agents.heartbeat("bravo");
    assertTrue(bench.poll("bravo").isPresent());
  }

  @Test
  void whatIsGivenBackNowAndThenHoldsNobodyOff() {
    for (int i = 0; i < 5; i++) {
      bench.giveBack(bench.poll("alpha").orElseThrow());
      bench.pass(61);
    }
    assertTrue(bench.poll("alpha").isPresent());
  }

  @Test
  void aTriggerDoesNotDoubleAChallengeOnTheAir() {
    Assignment work = bench.poll("alpha").orElseThrow();
    bench.runner("bravo");
    bench.challenges.trigger("fox");
    bench.challenges.trigger("fox");
    assertEquals(ChallengeStatus.ASSIGNED, fox().status());
    assertEquals(Optional.empty(), bench.poll("bravo"));
    bench.succeed(work);
    assertEquals(ChallengeStatus.QUEUED, fox().status());
    assertEquals(1, fox().transmissionCount());
    bench.succeed(bench.poll("bravo").orElseThrow());
    assertEquals(ChallengeStatus.WAITING, fox().status());
    assertEquals(2, fox().transmissionCount());
  }

  @Test
  void triggerEndsTheRestAndKeepsThePlaceInTheLine() {
    bench.pass(5);
    bench.challenges.trigger("fox");
    assertEquals(Optional.of(Bench.START), fox().queuedSince());
    bench.succeed(bench.poll("alpha").orElseThrow());
    bench.challenges.trigger("fox");
    assertEquals(ChallengeStatus.QUEUED, fox().status());
  }

  @Test
  void triggerOfADisabledOrUnknownChallengeIsRefused() {
    bench.challenges.disable("fox");
    assertEquals(
        "challenge_disabled",
        assertThrows(RefusedException.class, () -> bench.challenges.trigger("fox")).code());
    assertEquals(
        "not_found",
        assertThrows(RefusedException.class, () -> bench.challenges.trigger("none")).code());
  }

  @Test
  void disableStopsNewGrantsOnly() {
    Assignment work = bench.poll("alpha").orElseThrow();
    bench.challenges.disable("fox");
    bench.pass(20);
    bench.dispatcher.renew("alpha", work.lease().fencingNumber());
    bench.succeed(work);
    assertEquals(ChallengeStatus.DISABLED, fox().status());
    assertEquals(1, fox().transmissionCount());
    bench.pass(1_000);
    assertEquals(Optional.empty(), bench.poll("alpha"));
    bench.challenges.enable("fox");
    bench.agents.heartbeat("alpha");
    assertTrue(bench.poll("alpha").isPresent());
  }

  @Test
  void disabledAndEnabledOnTheAirIsNotDoubled() {
    assertTrue(bench.poll("alpha").isPresent());
    bench.runner("bravo");
    bench.challenges.disable("fox");
    bench.challenges.enable("fox");
    assertEquals(Optional.empty(), bench.poll("bravo"));
  }

  @Test
  void anExpiredLeaseOfADisabledChallengeLeavesItDisabled() {
    assertTrue(bench.poll("alpha").isPresent());
    bench.challenges.disable("fox");
    bench.pass(100);
    bench.sweeper.sweep();
    assertEquals(ChallengeStatus.DISABLED, fox().status());
  }

  @Test
  void whatIsOnTheAirIsNotDeleted() {
    Assignment work = bench.poll("alpha").orElseThrow();
    assertEquals(
        "challenge_on_the_air",
        assertThrows(RefusedException.class, () -> bench.challenges.delete("fox")).code());
    bench.succeed(work);
    bench.challenges.delete("fox");
    assertEquals(1, bench.told(ChallengeDeleted.class).size());
    assertEquals(
        "not_found",
        assertThrows(RefusedException.class, () -> bench.challenges.delete("fox")).code());
  }

  @Test
  void anImportIsToldOnce() {
    bench.events.clear();
    bench.challenges.importAll(
        Optional.empty(),
        List.of(Samples.range("2m", 144_000_000, 146_000_000)),
        List.of(draft("owl", 0, fixed(145_000_000), profile(5, 200))));
    assertEquals(
        List.of(1), bench.told(EventImported.class).stream().map(e -> e.challenges()).toList());
    assertEquals(1, bench.told(ChallengeChanged.class).size());
    assertEquals(1, bench.told(WorkAvailable.class).size());
  }

  @Test
  void eventsLeaveInTheOrderOfWhatHappened() {
    bench.events.clear();
    bench.succeed(bench.poll("alpha").orElseThrow());
    assertEquals(
        List.of(
            "TransmissionAssigned", "ChallengeChanged", "TransmissionEnded", "ChallengeChanged"),
        bench.events.stream().map(event -> event.getClass().getSimpleName()).toList());
  }

  @Test
  void theStatusCountsEverything() {
    bench.with(draft("owl", 0, fixed(145_000_000), profile(5, 200))).listener("ear");
    bench.succeed(bench.poll("alpha").orElseThrow());
    assertTrue(bench.poll("alpha").isPresent());
    var status = bench.control.status();
    assertFalse(status.paused());
    assertEquals(1, status.challenges().get(ChallengeStatus.WAITING));
    assertEquals(1, status.challenges().get(ChallengeStatus.ASSIGNED));
    assertEquals(0, status.challenges().get(ChallengeStatus.DISABLED));
    assertEquals(1, status.onTheAir());
    assertEquals(1, status.transmissions());
    assertEquals(1, status.agentsOnline().get(AgentType.LISTENER));
    bench.pass(60);
    status = bench.control.status();
    assertEquals(0, status.challenges().get(ChallengeStatus.WAITING));
    assertEquals(1, status.challenges().get(ChallengeStatus.QUEUED), "it is due");
  }
}
