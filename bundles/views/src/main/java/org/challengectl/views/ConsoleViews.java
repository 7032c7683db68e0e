package org.challengectl.views;

import java.util.Optional;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.StaleReport;
import org.challengectl.protocol.ConsoleMessage;

/** Events as operators see them. */
public final class ConsoleViews {

  private ConsoleViews() {}

  /** The message for an event; empty for those that mean nothing to people. */
  public static Optional<ConsoleMessage> message(DomainEvent event) {
    return Optional.ofNullable(orNull(event));
  }

  private static ConsoleMessage orNull(DomainEvent event) {
    if (event instanceof DomainEvent.ChallengeChanged e) {
      return new ConsoleMessage.ChallengeState(e.at(), ChallengeViews.info(e.challenge(), e.at()));
    } else if (event instanceof DomainEvent.ChallengeDeleted e) {
      return new ConsoleMessage.ChallengeDeleted(e.at(), e.challengeId());
    } else if (event instanceof DomainEvent.EventImported e) {
      return new ConsoleMessage.EventImported(e.at(), e.challenges());
    } else if (event instanceof DomainEvent.EventChanged e) {
      return new ConsoleMessage.EventState(
          e.at(), EventViews.conference(Optional.of(e.event()), e.at()));
    } else if (event instanceof DomainEvent.RangesChanged e) {
      return new ConsoleMessage.RangesState(
          e.at(), EventViews.ranges(e.ranges()).frequencyRanges());
    } else if (event instanceof DomainEvent.AgentChanged e) {
      return new ConsoleMessage.AgentStatus(e.at(), AgentViews.info(e.agent()));
    } else if (event instanceof DomainEvent.AgentDeleted e) {
      return new ConsoleMessage.AgentDeleted(e.at(), e.agentId());
    } else if (event instanceof DomainEvent.AgentReported e) {
      return new ConsoleMessage.AgentReport(
          e.at(), AgentReportViews.info(e.agentId(), e.report(), e.at()));
    } else if (event instanceof DomainEvent.StopRequested e) {
      return new ConsoleMessage.StopRequested(
          e.at(), e.lease().fencingNumber(), e.lease().challengeId());
    } else if (event instanceof DomainEvent.StaleReportRefused e) {
      return stale(e);
    } else if (event instanceof DomainEvent.ControlChanged e) {
      return new ConsoleMessage.SystemState(e.at(), e.paused(), e.autoPause(), e.resting());
    } else if (event instanceof DomainEvent.ModulationsChanged e) {
      return new ConsoleMessage.Modulations(e.at(), e.names().stream().sorted().toList());
    } else if (event instanceof DomainEvent.AgentLogged e) {
      return new ConsoleMessage.Log(e.at(), e.agentId(), e.level(), e.message());
    }
    return ofTheServer(event);
  }

  private static ConsoleMessage ofTheServer(DomainEvent event) {
    if (event instanceof DomainEvent.ServerSampled e) {
      return new ConsoleMessage.Sample(e.at(), ServerViews.sample(e.load()));
    } else if (event instanceof DomainEvent.ServerLogged e) {
      return new ConsoleMessage.Log(e.at(), null, e.level(), e.message());
    } else if (event instanceof DomainEvent.Audited e) {
      return new ConsoleMessage.ListsChanged(e.at(), ListViews.changedBy(e.entry()));
    }
    return onTheAir(event);
  }

  private static ConsoleMessage onTheAir(DomainEvent event) {
    if (event instanceof DomainEvent.TransmissionAssigned e) {
      return new ConsoleMessage.TransmissionAssigned(
          e.at(), TransmissionViews.info(e.transmission()));
    } else if (event instanceof DomainEvent.TransmissionStarted e) {
      return new ConsoleMessage.TransmissionStarted(
          e.at(), TransmissionViews.info(e.transmission()));
    } else if (event instanceof DomainEvent.TransmissionEnded e) {
      return new ConsoleMessage.TransmissionEnded(e.at(), TransmissionViews.info(e.transmission()));
    } else if (event instanceof DomainEvent.RecordingAssigned e) {
      return new ConsoleMessage.RecordingAssigned(e.at(), RecordingViews.info(e.recording()));
    } else if (event instanceof DomainEvent.RecordingCancelled e) {
      return new ConsoleMessage.RecordingCancelled(e.at(), RecordingViews.info(e.recording()));
    } else if (event instanceof DomainEvent.RecordingChanged e) {
      return new ConsoleMessage.RecordingChanged(e.at(), RecordingViews.info(e.recording()));
    } else if (event instanceof DomainEvent.NotHeard e) {
      return new ConsoleMessage.NotHeard(
          e.at(), TransmissionViews.info(e.transmission()), RecordingViews.info(e.recording()));
    }
    return null;
  }

  private static ConsoleMessage stale(DomainEvent.StaleReportRefused event) {
    StaleReport report = event.report();
    Long lease = report.fencingNumber().isPresent() ? report.fencingNumber().getAsLong() : null;
    return new ConsoleMessage.StaleReport(
        event.at(), report.agentId(), report.challengeId(), lease, report.what());
  }
}
