package org.challengectl.views.internal;

import java.util.List;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.LogInfo;
import org.challengectl.views.LogBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** Gathers what agents log, and what the server itself logs as a warning or worse. */
@Component(service = LogBook.class, immediate = true)
public final class LogBookService implements LogBook {

  private static final int CAPACITY = 5_000;

  /** What the bus itself complains of must not be put on it. */
  private static final String BUS = "org.challengectl.events";

  private final LogRing ring = new LogRing(CAPACITY);
  private final EventBus bus;
  private final ServerTime time;
  private final EventBus.Subscription subscription;
  private final LogReaderService log;
  private final LogListener listener = this::logged;

  /**
   * Begins to gather.
   *
   * @param log null where the container has none; then there are only the agents' lines
   */
  @Activate
  public LogBookService(
      @Reference EventBus bus,
      @Reference ServerTime time,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          LogReaderService log) {
    this.bus = bus;
    this.time = time;
    this.log = log;
    this.subscription = bus.subscribe("log book", this::happened);
    if (log != null) {
      log.addLogListener(listener);
    }
  }

  @Deactivate
  public void stop() {
    subscription.close();
    if (log != null) {
      log.removeLogListener(listener);
    }
  }

  @Override
  public List<LogInfo> lines(Filter filter, int limit, int offset) {
    return ring.lines(filter, limit, offset);
  }

  private void happened(DomainEvent event) {
    if (event instanceof DomainEvent.AgentLogged logged) {
      ring.add(
          new LogInfo(logged.at(), "agent", logged.agentId(), logged.level(), logged.message()));
    }
  }

  /** Only the message: what an exception says may be for nobody's eyes but the log's. */
  private void logged(LogEntry entry) {
    LogLevel level = entry.getLogLevel();
    if (level == LogLevel.ERROR || level == LogLevel.WARN) {
      String name = level == LogLevel.ERROR ? "error" : "warning";
      String text = String.valueOf(entry.getMessage()).replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
      LogInfo line = new LogInfo(time.instant(), "server", null, name, text);
      ring.add(line);
      if (!String.valueOf(entry.getLoggerName()).startsWith(BUS)) {
        bus.publish(new DomainEvent.ServerLogged(line.timestamp(), name, text));
      }
    }
  }
}
