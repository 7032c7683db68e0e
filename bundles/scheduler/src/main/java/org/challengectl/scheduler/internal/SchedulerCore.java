package org.challengectl.scheduler.internal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.Ledger;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.ServerTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all rules share: the ledger, server time, chance and the settings. Whoever holds one knows
 * that {@link Recovery} has been through: it happens in the constructor.
 */
@Component(service = SchedulerCore.class, configurationPid = SchedulerConfiguration.PID)
@Designate(ocd = SchedulerConfiguration.class)
public final class SchedulerCore {

  private static final Logger LOG = LoggerFactory.getLogger(SchedulerCore.class);

  /** One transaction's work. */
  @FunctionalInterface
  interface Work<T> {
    T in(LedgerTransaction tx, Outbox outbox);
  }

  private record Committed<T>(T result, Outbox outbox) {}

  /**
   * The ledger serialises transactions and lets their events leave in the order of their commits.
   * Who changes challenges past the ledger holds the write lock, so that his events keep that order
   * as well.
   */
  private final ReadWriteLock order = new ReentrantReadWriteLock();

  private final Ledger ledger;
  private final ServerTime time;
  private final EventBus bus;
  private final SchedulerSettings settings;
  private final LeaseRules leases;
  private final RandomGenerator random;
  private final Instant startedAt;
  private final Instant grantsFrom;

  @Activate
  public SchedulerCore(
      @Reference Ledger ledger,
      @Reference ServerTime time,
      @Reference EventBus bus,
      Map<String, Object> properties) {
    this(ledger, time, bus, SchedulerSettings.of(properties, LOG::error), new SecureRandom());
  }

  /** For use without a container. */
  public SchedulerCore(
      Ledger ledger,
      ServerTime time,
      EventBus bus,
      SchedulerSettings settings,
      RandomGenerator random) {
    this.ledger = ledger;
    this.time = time;
    this.bus = bus;
    this.settings = settings;
    this.random = random;
    this.leases = new LeaseRules(settings);
    this.startedAt = time.instant();
    this.grantsFrom = ledger.transact(tx -> Recovery.recover(tx, leases, startedAt));
  }

  /** Does the work in one transaction, then tells what it has to tell, then refuses if it must. */
  <T> T transact(Work<T> work) {
    order.readLock().lock();
    try {
      Committed<T> committed =
          ledger.transact(
              tx -> {
                Outbox outbox = new Outbox();
                return new Committed<>(work.in(tx, outbox), outbox);
              },
              durable -> durable.outbox().events().forEach(bus::publish));
      committed
          .outbox()
          .refusal()
          .ifPresent(
              refusal -> {
                throw refusal;
              });
      return committed.result();
    } finally {
      order.readLock().unlock();
    }
  }

  /** Does something that is not the ledger's, in order with all transactions. */
  <T> T inOrder(Supplier<T> work) {
    order.writeLock().lock();
    try {
      return work.get();
    } finally {
      order.writeLock().unlock();
    }
  }

  void publish(DomainEvent event) {
    bus.publish(event);
  }

  EventBus bus() {
    return bus;
  }

  Instant now() {
    return time.instant();
  }

  SchedulerSettings settings() {
    return settings;
  }

  LeaseRules leases() {
    return leases;
  }

  RandomGenerator random() {
    return random;
  }

  /** When this process began to rule. */
  Instant startedAt() {
    return startedAt;
  }

  /** Before this nothing is granted. */
  Instant grantsFrom() {
    return grantsFrom;
  }
}
