package org.challengectl.auth.internal;

import java.util.function.Consumer;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;

/** Tells nobody. */
final class SilentBus implements EventBus {

  @Override
  public void publish(DomainEvent event) {}

  @Override
  public Subscription subscribe(String name, Consumer<DomainEvent> subscriber) {
    return () -> {};
  }
}
