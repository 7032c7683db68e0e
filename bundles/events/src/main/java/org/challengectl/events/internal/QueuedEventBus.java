package org.challengectl.events.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** An event bus with one bounded queue and one thread for each subscriber. */
@Component(service = EventBus.class, configurationPid = EventsConfiguration.PID)
@Designate(ocd = EventsConfiguration.class)
public final class QueuedEventBus implements EventBus {

  private final int capacity;
  private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
  private volatile boolean stopped;

  @Activate
  public QueuedEventBus(EventsConfiguration configuration) {
    this(configuration.queue__capacity());
  }

  /**
   * For use without a container.
   *
   * @param capacity of each subscriber's queue, at least 1
   */
  public QueuedEventBus(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          EventsConfiguration.PID + ": queue_capacity must be at least 1, was " + capacity);
    }
    this.capacity = capacity;
  }

  @Override
  public void publish(DomainEvent event) {
    for (Mailbox mailbox : mailboxes) {
      mailbox.put(event);
    }
  }

  @Override
  public Subscription subscribe(String name, Consumer<DomainEvent> subscriber) {
    Mailbox mailbox = new Mailbox(name, capacity, subscriber);
    mailboxes.add(mailbox);
    if (stopped) {
      mailboxes.remove(mailbox);
    } else {
      mailbox.start();
    }
    return () -> {
      mailboxes.remove(mailbox);
      mailbox.close();
    };
  }

  /** Ends all subscriptions; what is still queued is dropped. */
  @Deactivate
  public void stop() throws InterruptedException {
    stopped = true;
    List<Mailbox> ending = List.copyOf(mailboxes);
    mailboxes.clear();
    ending.forEach(Mailbox::close);
    for (Mailbox mailbox : ending) {
      mailbox.awaitEnd();
    }
  }
}
