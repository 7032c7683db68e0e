package org.challengectl.views.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;

/** Tells at once, on the publisher's thread, and remembers what was told. */
public final class DirectBus implements EventBus {

  public final List<DomainEvent> told = new CopyOnWriteArrayList<>();
  private final List<Consumer<DomainEvent>> subscribers = new CopyOnWriteArrayList<>();

  @Override
  public void publish(DomainEvent event) {
    told.add(event);
    subscribers.forEach(s -> s.accept(event));
  }

  @Override
  public Subscription subscribe(String name, Consumer<DomainEvent> subscriber) {
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }

  public int subscribers() {
    return subscribers.size();
  }
}
