package org.challengectl.events.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.DomainEvent.WorkAvailable;
import org.challengectl.domain.EventBus.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueuedEventBusTest {

  private static final int CAPACITY = 8;

  private final QueuedEventBus bus = new QueuedEventBus(CAPACITY);
  private final BlockingQueue<DomainEvent> got = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() throws InterruptedException {
    bus.stop();
  }

  private static DomainEvent event(long number) {
    return new WorkAvailable(Instant.ofEpochSecond(number));
  }

  private DomainEvent next() throws InterruptedException {
    return got.poll(10, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void eachSubscriberGetsEveryEventInOrderOnADaemonThreadOfItsOwn() throws InterruptedException {
    AtomicReference<Thread> thread = new AtomicReference<>();
    BlockingQueue<DomainEvent> other = new LinkedBlockingQueue<>();
    bus.subscribe(
        "one",
        event -> {
          thread.set(Thread.currentThread());
          got.add(event);
        });
    bus.subscribe("two", other::add);
    for (int i = 0; i < 100; i++) {
      bus.publish(event(i));
      assertEquals(event(i), next());
      assertEquals(event(i), other.poll(10, TimeUnit.SECONDS));
    }
    assertEquals("events-one", thread.get().getName());
    assertTrue(thread.get().isDaemon());
  }

  @Test
  void aSlowSubscriberLosesTheOldestAndHoldsNobodyUp() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<DomainEvent> slow = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1 + CAPACITY);
    bus.subscribe(
        "slow",
        event -> {
          slow.add(event);
          begun.countDown();
          await(goOn);
          done.countDown();
        });
    bus.subscribe("quick", got::add);
    bus.publish(event(0));
    await(begun);
    for (int i = 1; i <= 20; i++) {
      bus.publish(event(i));
    }
    goOn.countDown();
    await(done);
    List<DomainEvent> expected = new ArrayList<>(List.of(event(0)));
    for (int i = 20 - CAPACITY + 1; i <= 20; i++) {
      expected.add(event(i));
    }
    assertEquals(expected, slow);
    DomainEvent last = next();
    while (!event(20).equals(last)) {
      last = next();
    }
  }

  @Test
  void aSubscriberThatThrowsGetsTheNextEventAllTheSame() throws InterruptedException {
    bus.subscribe(
        "clumsy",
        event -> {
          got.add(event);
          if (event.equals(event(1))) {
            throw new IllegalStateException("clumsy");
          }
          if (event.equals(event(2))) {
            throw new NoClassDefFoundError("gone with its bundle");
          }
        });
    for (int i = 1; i <= 3; i++) {
      bus.publish(event(i));
      assertEquals(event(i), next());
    }
  }

  @Test
  void aClosedSubscriptionGetsNothingMore() throws InterruptedException {
    BlockingQueue<DomainEvent> closed = new LinkedBlockingQueue<>();
    Subscription subscription = bus.subscribe("closed", closed::add);
    bus.subscribe("open", got::add);
    subscription.close();
    subscription.close();
    bus.publish(event(1));
    assertEquals(event(1), next());
    assertTrue(closed.isEmpty());
  }

  @Test
  void aSubscriberMayCloseItselfAndPublish() throws InterruptedException {
    AtomicReference<Subscription> self = new AtomicReference<>();
    CountDownLatch set = new CountDownLatch(1);
    bus.subscribe("open", got::add);
    self.set(
        bus.subscribe(
            "self",
            event -> {
              await(set);
              self.get().close();
              bus.publish(event(2));
            }));
    set.countDown();
    bus.publish(event(1));
    assertEquals(event(1), next());
    assertEquals(event(2), next());
  }

  @Test
  void stoppingEndsAllThreadsEvenOneThatHangs() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicReference<Thread> thread = new AtomicReference<>();
    bus.subscribe(
        "hangs",
        event -> {
          thread.set(Thread.currentThread());
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    bus.publish(event(1));
    await(begun);
    bus.stop();
    await(interrupted);
    thread.get().join(10_000);
    assertFalse(thread.get().isAlive());
    bus.publish(event(2));
    bus.subscribe("late", got::add).close();
    assertTrue(got.isEmpty());
  }

  @Test
  void aCapacityBelowOneIsRefusedByName() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new QueuedEventBus(0)).getMessage();
    assertTrue(message.contains("queue_capacity"), message);
  }
}
