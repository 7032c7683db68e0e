package org.challengectl.scheduler.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.RefusedException;

/** What a transaction wants told, and refused, once it is committed. Confined to one thread. */
final class Outbox {

  private final List<DomainEvent> events = new ArrayList<>();
  private Optional<RefusedException> refusal = Optional.empty();

  /** Tells an event after the commit. */
  void tell(DomainEvent event) {
    events.add(event);
  }

  /**
   * Lets the transaction commit and then throws; for refusals that leave a record.
   *
   * @return empty, for the caller to return
   */
  <T> Optional<T> refuse(RefusedException why) {
    refusal = Optional.of(why);
    return Optional.empty();
  }

  List<DomainEvent> events() {
    return events;
  }

  Optional<RefusedException> refusal() {
    return refusal;
  }
}
