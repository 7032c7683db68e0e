package org.challengectl.events.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;
import org.challengectl.domain.DomainEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscriber's bounded queue and the thread that empties it. */
final class Mailbox {

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private record Taken(DomainEvent event, long lostBefore) {}

  private final String name;
  private final int capacity;
  private final Consumer<DomainEvent> subscriber;
  private final Thread thread;
  private final Object lock = new Object();
  private final ArrayDeque<DomainEvent> queue = new ArrayDeque<>();
  private long lost;
  private boolean closed;

  Mailbox(String name, int capacity, Consumer<DomainEvent> subscriber) {
    this.name = name;
    this.capacity = capacity;
    this.subscriber = subscriber;
    this.thread = new Thread(this::run, "events-" + name);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Queues an event; drops the oldest if there is no room. Never waits for the subscriber. */
  void put(DomainEvent event) {
    boolean firstLoss = false;
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (queue.size() == capacity) {
        queue.removeFirst();
        firstLoss = lost == 0;
        lost++;
      }
      queue.addLast(event);
      lock.notifyAll();
    }
    if (firstLoss) {
      LOG.warn("Subscriber {} is {} events behind and loses the oldest", name, capacity);
    }
  }

  /** No event is begun after this; one that is being handled may still end. */
  void close() {
    synchronized (lock) {
      closed = true;
      queue.clear();
      lock.notifyAll();
    }
  }

  /** Waits for the thread; one that hangs is interrupted. */
  void awaitEnd() throws InterruptedException {
    if (thread == Thread.currentThread()) {
      return;
    }
    thread.join(GRACE.toMillis());
    if (thread.isAlive()) {
      LOG.warn("Subscriber {} does not end and is interrupted", name);
      thread.interrupt();
    }
  }

  private void run() {
    for (Optional<Taken> next = take(); next.isPresent(); next = take()) {
      if (next.get().lostBefore() > 0) {
        LOG.warn("Subscriber {} was too slow and lost {} events", name, next.get().lostBefore());
      }
      handle(next.get().event());
    }
  }

  private void handle(DomainEvent event) {
    try {
      subscriber.accept(event);
    } catch (RuntimeException | LinkageError e) {
      // A linkage error is what a subscriber meets whose bundle is being replaced.
      LOG.error("Subscriber {} failed on {}", name, event.getClass().getSimpleName(), e);
    }
  }

  /** The next event, or empty once closed. */
  private Optional<Taken> take() {
    synchronized (lock) {
      while (queue.isEmpty() && !closed) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          // Only awaitEnd() may end this thread, and by then it is closed; a subscriber's own
          // interrupt must not lose it the events that are still to come.
          LOG.debug("Subscriber {} was interrupted", name, e);
        }
      }
      if (closed) {
        return Optional.empty();
      }
      Taken taken = new Taken(queue.removeFirst(), lost);
      lost = 0;
      return Optional.of(taken);
    }
  }
}
