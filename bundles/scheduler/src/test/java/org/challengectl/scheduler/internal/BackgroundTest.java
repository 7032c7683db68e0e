package org.challengectl.scheduler.internal;

import static org.challengectl.scheduler.fixture.Samples.draft;
import static org.challengectl.scheduler.fixture.Samples.fixed;
import static org.challengectl.scheduler.fixture.Samples.profile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.DomainEvent.ChallengeChanged;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.scheduler.fixture.Bench;
import org.challengectl.scheduler.fixture.DirectBus;
import org.challengectl.scheduler.fixture.MemoryLedger;
import org.challengectl.scheduler.fixture.MemoryLedger.Fault;
import org.challengectl.scheduler.fixture.MemoryRepositories;
import org.junit.jupiter.api.Test;

class BackgroundTest {

  private final MemoryLedger ledger = new MemoryLedger();
  private final DirectBus bus = new DirectBus();
  private final MonotonicServerTime time = new MonotonicServerTime(ledger);
  private final MemoryRepositories repositories = new MemoryRepositories(ledger, time);

  private Background background() {
    SchedulerCore core =
        new SchedulerCore(
            ledger, time, bus, Bench.settings(UnaryOperator.identity()), new SplittableRandom(1));
    return new Background(core, repositories, repositories);
  }

  private Challenge waiting(String id, Instant until) {
    repositories.save(List.of(draft(id, 0, fixed(144_500_000), profile(5, 200))));
    ChallengeProgress progress = repositories.find(id).orElseThrow().progress().waiting(until);
    ledger.transact(
        tx -> {
          tx.saveProgress(id, progress);
          return id;
        });
    return repositories.find(id).orElseThrow();
  }

  @Test
  void tellsAtTheMomentWhenAWaitingChallengeBecomesDue() throws InterruptedException {
    LinkedBlockingQueue<DomainEvent> told = new LinkedBlockingQueue<>();
    bus.subscribe("test", told::add);
    waiting("early", time.instant().plusMillis(150));
    Background background = background();
    try {
      assertTrue(nextWork(told), "what waited at the start");
      Challenge late = waiting("late", time.instant().plusMillis(150));
      bus.publish(new ChallengeChanged(time.instant(), late));
      assertTrue(nextWork(told), "what came to wait meanwhile");
      assertFalse(time.instant().isBefore(late.progress().nextTransmission().orElseThrow()));
    } finally {
      background.stop();
    }
  }

  private static boolean nextWork(LinkedBlockingQueue<DomainEvent> told)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end) {
      if (told.poll(1, TimeUnit.SECONDS) instanceof WorkAvailable) {
        return true;
      }
    }
    return false;
  }

  @Test
  void sweepsAtTheStart() throws InterruptedException {
    CountDownLatch swept = new CountDownLatch(2);
    ledger.setFaults(
        () -> {
          swept.countDown();
          return Fault.NONE;
        });
    Background background = background();
    assertTrue(swept.await(10, TimeUnit.SECONDS));
    background.stop();
  }

  @Test
  void dueTimesAreRememberedInOrderAndForgottenWhenReached() {
    DueTimes times = new DueTimes();
    Instant start = Bench.START;
    Challenge one = waiting("one", start.plusSeconds(20));
    Challenge two = waiting("two", start.plusSeconds(10));
    assertTrue(times.note(new ChallengeChanged(start, one)));
    assertTrue(times.note(new ChallengeChanged(start, two)));
    assertFalse(times.note(new ChallengeChanged(start, two)));
    assertFalse(times.note(new WorkAvailable(start)));
    assertEquals(Optional.of(start.plusSeconds(10)), times.next());
    times.reached(start.plusSeconds(10));
    assertEquals(Optional.of(start.plusSeconds(20)), times.next());
    times.reached(start.plusSeconds(30));
    assertEquals(Optional.empty(), times.next());
  }
}
