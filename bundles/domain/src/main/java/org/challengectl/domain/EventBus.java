package org.challengectl.domain;

import java.util.function.Consumer;

/** Tells what has happened, once, to everybody who wants to know. */
public interface EventBus {

  /** Tells an event. Never blocks and never throws; subscribers are called on other threads. */
  void publish(DomainEvent event);

  /**
   * Subscribes until the result is closed. Each subscriber gets its events in order; one that is
   * too slow loses the oldest, and is told so in the log.
   *
   * @param name for the log
   */
  Subscription subscribe(String name, Consumer<DomainEvent> subscriber);

  /** A running subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
