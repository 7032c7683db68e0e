package org.challengectl.scheduler.internal;

import static org.challengectl.scheduler.fixture.Samples.device;
import static org.challengectl.scheduler.fixture.Samples.draft;
import static org.challengectl.scheduler.fixture.Samples.fixed;
import static org.challengectl.scheduler.fixture.Samples.profile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Device;
import org.challengectl.domain.DomainEvent.NotHeard;
import org.challengectl.domain.DomainEvent.RecordingAssigned;
import org.challengectl.domain.DomainEvent.RecordingCancelled;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.LedgerTransaction.RecordingHistory;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Picture;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.RefusedException;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.RecordingDesk.Outcome;
import org.challengectl.scheduler.fixture.Bench;
import org.junit.jupiter.api.Test;

class RecordingsTest {

  private static final long HZ = 144_500_000;

  private final Bench bench = new Bench();

  private Assignment recorded() {
    bench
        .with(draft("fox", 0, fixed(HZ), profile(30, 16_000)))
        .runner("alpha")
        .listener("ear", device("rtl"));
    return bench.poll("alpha").orElseThrow();
  }

  private Recording recording() {
    return bench.repositories.find(1).orElseThrow();
  }

  private static Outcome measured(boolean heard) {
    return new Outcome(
        true,
        Optional.of(Duration.ofSeconds(40)),
        Optional.of(new Measurement(heard, 12, 15_500, 31, Optional.empty(), Optional.empty())),
        Optional.empty());
  }

  private static RecordingHistory history(double hoursAgo, long transmissions) {
    long millis = (long) (hoursAgo * 3_600_000);
    return new RecordingHistory(Optional.of(Bench.START.minusMillis(millis)), transmissions);
  }

  @Test
  void fiveTransmissionsWithinAnHourAreNotWorthARecording() {
    assertEquals(5.0, RecordingPriority.of(history(1, 5), 0, Bench.START), 1e-9);
  }

  @Test
  void fourTransmissionsWithinThreeHoursAreWorthARecording() {
    assertEquals(12.0, RecordingPriority.of(history(3, 4), 0, Bench.START), 1e-9);
  }

  @Test
  void priorityBoostsAndTheHoursAndTheWholeAreLimited() {
    assertEquals(12.0 * 6, RecordingPriority.of(history(3, 4), 50, Bench.START), 1e-9);
    assertEquals(40, RecordingPriority.of(history(200, 4), 0, Bench.START), 1e-9);
    assertEquals(1000, RecordingPriority.of(history(10, 999), 100, Bench.START), 1e-9);
    assertEquals(0, RecordingPriority.of(history(-5, 4), 0, Bench.START), 1e-9);
    assertEquals(
        1000,
        RecordingPriority.of(new RecordingHistory(Optional.empty(), 0), 0, Bench.START),
        1e-9);
  }

  @Test
  void whatWasNeverRecordedIsRecordedAndWaitsForThePreroll() {
    Assignment work = recorded();
    assertEquals(Bench.START.plusSeconds(6), work.transmission().startAt());
    RecordingAssigned told = bench.told(RecordingAssigned.class).get(0);
    assertEquals("ear", told.recording().listenerId());
    assertEquals(work.transmission(), told.transmission());
    assertEquals(work.transmission().startAt(), told.recording().expectedStart());
    assertEquals(RecordingStatus.PENDING, recording().status());
  }

  @Test
  void aClientThatCannotWaitStartsAtOnceAndIsRecordedAllTheSame() {
    bench
        .with(draft("fox", 0, fixed(HZ), profile(30, 16_000)))
        .oldRunner("old")
        .listener("ear", device("rtl"));
    assertEquals(Bench.START, bench.poll("old").orElseThrow().transmission().startAt());
    assertEquals(1, bench.told(RecordingAssigned.class).size());
  }

  @Test
  void whatWasRecordedJustNowIsNotRecordedAgain() {
    Assignment first = recorded();
    bench.pass(40);
    bench.succeed(first);
    bench.recordings.completed("ear", 1, measured(true));
    bench.pass(60);
    Assignment second = bench.poll("alpha").orElseThrow();
    assertEquals(bench.now(), second.transmission().startAt());
    assertEquals(1, bench.told(RecordingAssigned.class).size());
  }

  @Test
  void whatWasRecordedLongAgoIsRecordedAgain() {
    bench.succeed(recorded());
    bench.recordings.completed("ear", 1, measured(true));
    bench.passAlive(3 * 3_600, "alpha", "ear");
    for (int i = 1; i <= 3; i++) {
      bench.succeed(bench.poll("alpha").orElseThrow());
      bench.passAlive(60, "alpha", "ear");
    }
    assertEquals(1, bench.told(RecordingAssigned.class).size());
    assertTrue(bench.poll("alpha").isPresent());
    assertEquals(2, bench.told(RecordingAssigned.class).size());
  }

  private int askedOf(Device... devices) {
    bench
        .with(draft("fox", 0, fixed(HZ), profile(30, 16_000)))
        .runner("alpha")
        .listener("ear", devices);
    assertTrue(bench.poll("alpha").isPresent());
    return bench.told(RecordingAssigned.class).size();
  }

  @Test
  void aListenerWhoseRadioDoesNotCoverTheBandIsNotAsked() {
    assertEquals(0, askedOf(device("uhf", new FrequencyBand(430_000_000, 440_000_000))));
  }

  @Test
  void aListenerWhoseRadioIsTooNarrowIsNotAsked() {
    assertEquals(0, askedOf(new Device("slow", "fake", "slow", List.of(), 19_000)));
  }

  @Test
  void aListenerThatIsNotConnectedDisabledOrElsewhereIsNotAsked() {
    bench
        .with(draft("fox", 0, fixed(HZ), profile(30, 16_000)))
        .runner("alpha")
        .listener("deaf")
        .listener("off");
    bench.agents.connected("deaf", false);
    bench.agents.setEnabled("off", false);
    bench.agents.register(
        Bench.registration(
            "far", AgentType.LISTENER, "cellar", Optional.of(Set.of()), true, device("0")));
    bench.agents.connected("far", true);
    assertEquals(Bench.START, bench.poll("alpha").orElseThrow().transmission().startAt());
    assertTrue(bench.told(RecordingAssigned.class).isEmpty());
  }

  @Test
  void aListenerRecordsAtMostAsManyAsItHasRadios() {
    bench.runner("a").runner("b").runner("c").listener("one").listener("two");
    for (int i = 0; i < 3; i++) {
      bench.with(draft("c" + i, 0, fixed(HZ + i * 100_000L), profile(30, 200)));
    }
    List.of("a", "b", "c").forEach(agent -> assertTrue(bench.poll(agent).isPresent()));
    assertEquals(
        Set.of("one", "two"),
        Set.copyOf(
            bench.told(RecordingAssigned.class).stream()
                .map(told -> told.recording().listenerId())
                .toList()));
    assertEquals(2, bench.told(RecordingAssigned.class).size());
  }

  @Test
  void aTransmissionThatFailsBeforeItsStartCallsTheRecordingOff() {
    bench.fail(recorded());
    assertEquals(1, bench.told(RecordingCancelled.class).size());
    assertEquals(RecordingStatus.CANCELLED, recording().status());
    assertEquals(
        "recording_closed",
        assertThrows(
                RefusedException.class, () -> bench.recordings.completed("ear", 1, measured(true)))
            .code());
  }

  @Test
  void aTransmissionThatBreaksOffIsRecordedToItsEnd() {
    Assignment work = recorded();
    bench.pass(6);
    bench.dispatcher.started("alpha", work.lease().fencingNumber(), bench.now());
    bench.fail(work);
    assertEquals(RecordingStatus.PENDING, recording().status());
  }

  @Test
  void notHeardIsToldWhenTheListenerReportsLast() {
    bench.succeed(recorded());
    assertTrue(bench.told(NotHeard.class).isEmpty());
    bench.recordings.completed("ear", 1, measured(false));
    assertEquals(1, bench.told(NotHeard.class).size());
    assertEquals(Optional.of(false), bench.ledger.state().transmission(1).orElseThrow().heard());
  }

  @Test
  void notHeardIsToldWhenTheRunnerReportsLast() {
    Assignment work = recorded();
    bench.recordings.completed("ear", 1, measured(false));
    assertTrue(bench.told(NotHeard.class).isEmpty());
    bench.succeed(work);
    bench.succeed(work);
    assertEquals(1, bench.told(NotHeard.class).size());
    assertEquals(1, bench.told(NotHeard.class).get(0).recording().id());
  }

  @Test
  void whatWasHeardOrFailedIsNotReportedAsNotHeard() {
    Assignment work = recorded();
    bench.recordings.completed("ear", 1, measured(true));
    bench.succeed(work);
    assertEquals(Optional.of(true), bench.ledger.state().transmission(1).orElseThrow().heard());
    bench.pass(60);
    assertTrue(bench.told(NotHeard.class).isEmpty());
  }

  @Test
  void aRecordingBeginsEndsAndGetsItsPicture() {
    recorded();
    Picture picture = new Picture("ab", 1000, 600, 60, 20, 980, 560, HZ, 48_000, 40);
    bench.pass(1);
    bench.recordings.started("ear", 1, bench.now(), 2_000_000);
    bench.recordings.started("ear", 1, bench.now(), 2_000_000);
    assertEquals(RecordingStatus.RECORDING, recording().status());
    assertEquals(2_000_000, recording().sampleRateHz());
    bench.recordings.pictured("ear", 1, picture);
    bench.pass(40);
    bench.recordings.completed("ear", 1, measured(true));
    bench.recordings.completed("ear", 1, measured(true));
    bench.recordings.archived("ear", 1, "cd");
    assertEquals(RecordingStatus.COMPLETED, recording().status());
    assertEquals(Optional.of(bench.now()), recording().completedAt());
    assertEquals(Optional.of(picture), recording().picture());
    assertEquals(Optional.of("cd"), recording().sigMfSha256());
    assertEquals(Duration.ofSeconds(40), recording().duration().orElseThrow());
  }

  @Test
  void onlyTheListenerThatWasAskedMayReport() {
    recorded();
    bench.listener("spy");
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> bench.recordings.completed("spy", 1, measured(true)));
    assertEquals(RefusedException.Kind.FORBIDDEN, refused.kind());
    assertEquals(
        "not_found",
        assertThrows(
                RefusedException.class, () -> bench.recordings.completed("ear", 99, measured(true)))
            .code());
    assertEquals(RecordingStatus.PENDING, recording().status());
  }

  @Test
  void nonsenseIsRefusedAndChangesNothing() {
    recorded();
    Outcome empty = new Outcome(true, Optional.empty(), Optional.empty(), Optional.empty());
    Measurement nan = new Measurement(true, Double.NaN, 1, 1, Optional.empty(), Optional.empty());
    Outcome broken = new Outcome(true, Optional.empty(), Optional.of(nan), Optional.empty());
    assertThrows(RefusedException.class, () -> bench.recordings.completed("ear", 1, empty));
    assertThrows(RefusedException.class, () -> bench.recordings.completed("ear", 1, broken));
    assertThrows(RefusedException.class, () -> bench.recordings.started("ear", 1, bench.now(), 0));
    assertEquals(RecordingStatus.PENDING, recording().status());
    Instant nonsense = Instant.parse("1990-01-01T00:00:00Z");
    bench.recordings.started("ear", 1, nonsense, 1);
    assertEquals(Optional.of(Bench.START), recording().startedAt());
  }

  @Test
  void aRecordingThatNobodyEndsFailsAfterAWhile() {
    bench.succeed(recorded());
    // Expected end at 36 s, post-roll 5 s, limit 300 s.
    bench.pass(341);
    bench.sweeper.sweep();
    assertEquals(RecordingStatus.PENDING, recording().status());
    bench.pass(1);
    bench.sweeper.sweep();
    assertEquals(RecordingStatus.FAILED, recording().status());
    bench.recordings.completed("ear", 1, measured(true));
    assertEquals(RecordingStatus.COMPLETED, recording().status(), "late evidence is welcome");
  }
}
