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
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.challengectl.domain.DomainEvent.ControlChanged;
import org.challengectl.domain.DomainEvent.PausedChanged;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.Event;
import org.challengectl.domain.RefusedException;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.fixture.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rest outside of the event's day, in simulated time; the bench begins at 09:00 UTC. */
class DailyPauseTest {

  private static final Duration DAY = Duration.ofDays(1);
  private final Bench bench = new Bench();

  @BeforeEach
  void begin() {
    bench.with(draft("fox", 0, fixed(146_000_000), profile(30, 200))).runner("alpha");
    event("UTC", "09:00", "17:00");
    bench.control.setAutoPause(true);
  }

  private void event(String zone, String from, String to) {
    bench.repositories.saveEvent(
        new Event(
            "Con",
            Optional.empty(),
            Optional.empty(),
            ZoneId.of(zone),
            Optional.of(LocalTime.parse(from)),
            Optional.of(LocalTime.parse(to))));
  }

  /** Whether there is work at a time; what is granted is done at once. */
  private boolean grants(String time) {
    long seconds = Duration.between(bench.now(), Instant.parse(time)).toSeconds();
    bench.pass(seconds);
    bench.agents.heartbeat("alpha");
    bench.challenges.trigger("fox");
    Optional<Assignment> work = bench.poll("alpha");
    work.ifPresent(bench::succeed);
    return work.isPresent();
  }

  @Test
  void nothingNewStartsOutsideOfTheDayAndAllGoesOnInTheMorning() {
    assertTrue(grants("2026-03-01T09:00:00Z"));
    assertTrue(grants("2026-03-01T16:59:59Z"));
    assertFalse(grants("2026-03-01T17:00:00Z"));
    assertTrue(bench.control.status().resting());
    assertFalse(bench.control.status().paused(), "no operator has paused it");
    assertFalse(grants("2026-03-02T08:59:59Z"));
    assertTrue(grants("2026-03-02T09:00:00Z"));
    assertFalse(bench.control.status().resting());
  }

  @Test
  void whatIsOnTheAirGoesOnToItsEndAndTheRestSurvivesARestart() {
    bench.pass(8 * 3600 - 5);
    bench.agents.heartbeat("alpha");
    Assignment work = bench.poll("alpha").orElseThrow();
    bench.pass(10);
    bench.restart();
    bench.dispatcher.renew("alpha", work.lease().fencingNumber());
    bench.succeed(work);
    assertFalse(grants("2026-03-01T18:00:00Z"));
  }

  @Test
  void aNightEventRestsByDay() {
    event("UTC", "20:00", "02:00");
    assertFalse(grants("2026-03-01T09:00:00Z"));
    assertTrue(grants("2026-03-01T20:00:00Z"));
    assertTrue(grants("2026-03-02T01:59:59Z"));
    assertFalse(grants("2026-03-02T02:00:00Z"));
  }

  @Test
  void theDayFollowsTheEventsTimeZoneThroughItsClockChanges() {
    event("America/New_York", "09:00", "17:00");
    assertFalse(grants("2026-03-07T13:59:59Z"), "still standard time");
    assertTrue(grants("2026-03-07T14:00:00Z"));
    assertTrue(grants("2026-03-08T13:00:00Z"), "daylight saving time since this night");
    assertFalse(grants("2026-03-08T21:00:00Z"));
  }

  @Test
  void withoutAutoPauseTheTimesOfTheDayDoNothing() {
    bench.control.setAutoPause(false);
    assertTrue(grants("2026-03-01T23:00:00Z"));
    assertFalse(bench.control.status().autoPause());
  }

  @Test
  void changesTakeEffectAtOnceAndAreTold() {
    bench.control.setDayTimes(
        Optional.of(LocalTime.parse("10:00")), Optional.of(LocalTime.parse("11:00")));
    assertFalse(grants("2026-03-01T09:00:01Z"));
    assertTrue(bench.told(PausedChanged.class).get(0).paused());
    ControlChanged rests = bench.told(ControlChanged.class).get(1);
    assertFalse(rests.paused(), "nobody has paused it");
    assertTrue(rests.resting());
    int before = bench.told(WorkAvailable.class).size();
    bench.control.setDayTimes(Optional.empty(), Optional.empty());
    assertTrue(bench.told(WorkAvailable.class).size() > before);
    assertTrue(grants("2026-03-01T23:00:00Z"));
  }

  @Test
  void aPauseIsToldAlsoWhileTheEventRestsAnyway() {
    bench.pass(8 * 3600);
    bench.control.pause();
    assertEquals(
        new ControlChanged(bench.now(), true, true, true), bench.told(ControlChanged.class).get(1));
    bench.control.setAutoPause(false);
    assertEquals(
        new ControlChanged(bench.now(), true, false, false),
        bench.told(ControlChanged.class).get(2));
    assertEquals(0, bench.told(PausedChanged.class).size(), "it was held all the time");
  }

  @Test
  void theClockTellsItsTurnsOnceAndWhenTheNextIs() {
    SchedulerCore core =
        new SchedulerCore(
            bench.ledger,
            bench::now,
            bench.bus,
            Bench.settings(s -> s),
            new java.util.SplittableRandom(1));
    DailyTurns turns = new DailyTurns(core, bench.repositories);
    Instant evening = Bench.START.plusSeconds(8 * 3600);
    assertEquals(Optional.of(evening), turns.look());
    bench.pass(8 * 3600);
    assertEquals(Optional.of(Bench.START.plus(DAY)), turns.look());
    turns.look();
    assertEquals(1, bench.told(PausedChanged.class).size());
    assertEquals(2, bench.told(ControlChanged.class).size(), "one for auto-pause itself");
    assertFalse(bench.told(ControlChanged.class).get(1).paused());
    bench.pass(16 * 3600);
    turns.look();
    assertEquals(2, bench.told(PausedChanged.class).size());
    assertFalse(bench.told(PausedChanged.class).get(1).paused());
    bench.control.setAutoPause(false);
    assertEquals(Optional.empty(), turns.look());
  }

  @Test
  void anOperatorsPauseHoldsByDayToo() {
    bench.control.pause();
    assertFalse(grants("2026-03-01T09:00:00Z"));
    bench.control.resume();
    assertTrue(grants("2026-03-01T09:10:00Z"));
  }

  @Test
  void refusesTimesThatMakeNoDay() {
    Optional<LocalTime> nine = Optional.of(LocalTime.parse("09:00"));
    assertThrows(RefusedException.class, () -> bench.control.setDayTimes(nine, Optional.empty()));
    assertThrows(RefusedException.class, () -> bench.control.setDayTimes(nine, nine));
    Bench empty = new Bench();
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> empty.control.setDayTimes(nine, Optional.of(LocalTime.NOON)));
    assertEquals("no_event", refused.code());
  }
}
