package org.challengectl.auth.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;

/** Remembers what was told. */
final class ToldBus implements EventBus {

  private final List<DomainEvent> events = new ArrayList<>();

  @Override
  public synchronized void publish(DomainEvent event) {
    events.add(event);
  }

  @Override
  public Subscription subscribe(String name, Consumer<DomainEvent> subscriber) {
    return () -> {};
  }

  synchronized <E extends DomainEvent> List<E> told(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
