package org.challengectl.views.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.protocol.AgentReportInfo;
import org.challengectl.views.AgentReportViews;
import org.challengectl.views.AgentReports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Gathers in memory what agents tell; they tell it again when they register. */
@Component(service = AgentReports.class, immediate = true)
public final class AgentReportBook implements AgentReports {

  private final Map<String, AgentReportInfo> reports = new ConcurrentSkipListMap<>();
  private final EventBus.Subscription subscription;

  @Activate
  public AgentReportBook(@Reference EventBus bus) {
    this.subscription = bus.subscribe("agents' reports", this::happened);
  }

  @Deactivate
  public void stop() {
    subscription.close();
  }

  @Override
  public List<AgentReportInfo> all() {
    return List.copyOf(reports.values());
  }

  private void happened(DomainEvent event) {
    if (event instanceof DomainEvent.AgentReported e) {
      reports.merge(
          e.agentId(),
          AgentReportViews.info(e.agentId(), e.report(), e.at()),
          AgentReportBook::merged);
    } else if (event instanceof DomainEvent.AgentDeleted e) {
      reports.remove(e.agentId());
    }
  }

  private static AgentReportInfo merged(AgentReportInfo old, AgentReportInfo next) {
    return new AgentReportInfo(
        next.agentId(),
        or(next.version(), old.version()),
        or(next.drivers(), old.drivers()),
        or(next.modulations(), old.modulations()),
        or(next.clockOffsetSeconds(), old.clockOffsetSeconds()),
        or(next.lastHeartbeat(), old.lastHeartbeat()));
  }

  private static <T> T or(T next, T old) {
    return next == null ? old : next;
  }
}
