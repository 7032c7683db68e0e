package org.challengectl.websocket.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.scheduler.AgentRegistry;
import org.challengectl.views.Coalescer;
import org.challengectl.views.RecordingViews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells agents what concerns them, and hears what they say. Safe for concurrent use. */
final class AgentHub {

  private static final Logger LOG = LoggerFactory.getLogger(AgentHub.class);
  private static final Duration GATHER = Duration.ofMillis(5);
  private static final Duration REST = Duration.ofMillis(25);
  private static final int LOCKS = 64;
  private static final int OPEN_RECORDINGS_LOOKED_AT = 100;

  private final AgentRepository agents;
  private final AgentRegistry registry;
  private final TransmissionRepository transmissions;
  private final RecordingRepository recordings;
  private final ProgressListener progress;
  private final ListenerPresence presence;
  private final ServerTime time;
  private final Coalescer nudges;
  private final Map<String, AgentLink> links = new ConcurrentHashMap<>();

  /** Who holds an agent's may change its link and tell the registry so, as one thing. */
  private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

  AgentHub(
      AgentRepository agents,
      AgentRegistry registry,
      TransmissionRepository transmissions,
      RecordingRepository recordings,
      ProgressListener progress,
      ListenerPresence presence,
      ServerTime time,
      Coalescer.Timer timer) {
    this.agents = agents;
    this.registry = registry;
    this.transmissions = transmissions;
    this.recordings = recordings;
    this.progress = progress;
    this.presence = presence;
    this.time = time;
    this.nudges =
        new Coalescer(timer, GATHER, REST, () -> links.values().forEach(AgentLink::nudge));
  }

  /** Agents that are connected. */
  int size() {
    return links.size();
  }

  /**
   * An agent whose key is proven has connected. A disabled one keeps its connection, for what it
   * still does must be stopped through it; it is only told of no work.
   *
   * @param keyHolds whether the key with which it has connected is still the agent's
   */
  void opened(String agentId, Channel channel, BooleanSupplier keyHolds) {
    Optional<Agent> agent = agents.find(agentId);
    AgentLink link =
        new AgentLink(
            channel,
            agent.map(Agent::type).orElse(AgentType.RUNNER),
            agent.map(Agent::enabled).orElse(true),
            keyHolds,
            time);
    synchronized (lock(agentId)) {
      AgentLink former = links.put(agentId, link);
      if (former != null) {
        former.close(Goodbye.REPLACED, "replaced by a newer connection");
      }
      link.post(new ServerMessage.Connected(agentId, time.instant()));
      if (agent.isPresent()) {
        note(agentId, link);
      }
    }
    if (closedForItsKey(link)) {
      return;
    }
    if (agent.isPresent()) {
      remind(agentId, link);
    }
    link.nudge();
  }

  /** A key may have ended before its connection could be found here. */
  private static boolean closedForItsKey(AgentLink link) {
    boolean ended = !link.keyHolds();
    if (ended) {
      link.close(Goodbye.POLICY, "the key of this connection has ended");
    }
    return ended;
  }

  void closed(String agentId, Channel channel) {
    synchronized (lock(agentId)) {
      AgentLink link = links.get(agentId);
      if (link != null && link.uses(channel)) {
        links.remove(agentId);
        presence.gone(agentId);
        try {
          registry.connected(agentId, false);
        } catch (RefusedException e) {
          LOG.debug("Agent {} is gone", agentId);
        }
      }
    }
  }

  private Object lock(String agentId) {
    return locks.get(Math.floorMod(agentId.hashCode(), LOCKS));
  }

  void received(String agentId, Channel channel, String text) {
    AgentLink link = links.get(agentId);
    if (link == null || !link.uses(channel)) {
      return;
    }
    if (!link.mayTalk()) {
      link.close(Goodbye.POLICY, "too many messages");
      return;
    }
    try {
      take(agentId, Json.read(text, AgentMessage.class));
    } catch (JsonMappingException e) {
      LOG.debug("Agent {} sent a message that is not known here: {}", agentId, e.getMessage());
    } catch (JsonProcessingException e) {
      link.close(Goodbye.BAD_DATA, "not JSON");
    } catch (RefusedException e) {
      LOG.debug("A message of agent {} was refused: {}", agentId, e.getMessage());
    }
  }

  void happened(DomainEvent event) {
    if (event instanceof DomainEvent.RecordingAssigned e) {
      to(
          e.recording().listenerId(),
          RecordingViews.assignment(e.recording(), e.transmission(), time.instant()));
    } else if (event instanceof DomainEvent.RecordingCancelled e) {
      to(
          e.recording().listenerId(),
          new ServerMessage.AssignmentCancelled(e.recording().id(), time.instant()));
    } else if (event instanceof DomainEvent.StopRequested e) {
      to(e.lease().agentId(), stop(e.lease()));
    } else if (event instanceof DomainEvent.AgentChanged e) {
      changed(e.agent());
    } else if (event instanceof DomainEvent.AgentKeyEnded e) {
      Optional.ofNullable(links.get(e.agentId())).ifPresent(AgentHub::closedForItsKey);
    } else if (mayBeWork(event)) {
      nudges.request();
    }
  }

  /** Lets go of connections that do not get on, and asks the others for a sign of life. */
  void check() {
    links.values().forEach(AgentLink::check);
  }

  private static boolean mayBeWork(DomainEvent event) {
    if (event instanceof DomainEvent.ChallengeChanged e) {
      return e.challenge().progress().status() == ChallengeStatus.QUEUED;
    }
    return event instanceof DomainEvent.WorkAvailable
        || event instanceof DomainEvent.TransmissionEnded
        || event instanceof DomainEvent.EventImported
        || event instanceof DomainEvent.ModulationsChanged
        || (event instanceof DomainEvent.PausedChanged e && !e.paused());
  }

  private void changed(Agent agent) {
    AgentLink link = links.get(agent.id());
    if (link == null) {
      return;
    }
    if (!agent.enabled() && agents.find(agent.id()).isEmpty()) {
      link.close(Goodbye.POLICY, "this agent is deleted");
      return;
    }
    boolean enabledAgain = agent.enabled() && !link.enabled();
    link.learn(agent.type(), agent.enabled());
    if (noteIfNew(agent.id(), link) || enabledAgain) {
      link.nudge();
    }
  }

  private boolean noteIfNew(String agentId, AgentLink link) {
    synchronized (lock(agentId)) {
      boolean anew = !link.noted() && link.equals(links.get(agentId));
      if (anew) {
        note(agentId, link);
      }
      return anew;
    }
  }

  private void note(String agentId, AgentLink link) {
    link.setNoted();
    try {
      registry.connected(agentId, true);
    } catch (RefusedException e) {
      LOG.debug("Agent {} is gone", agentId);
    }
  }

  /** What an agent may have missed while it was not connected. */
  private void remind(String agentId, AgentLink link) {
    Instant now = time.instant();
    for (Recording recording : recordings.list(Optional.empty(), OPEN_RECORDINGS_LOOKED_AT, 0)) {
      if (recording.listenerId().equals(agentId)
          && recording.status() == RecordingStatus.PENDING
          && recording.expectedStart().isAfter(now)) {
        transmissions
            .find(recording.transmissionId())
            .ifPresent(t -> link.post(RecordingViews.assignment(recording, t, now)));
      }
    }
    for (Lease lease : transmissions.liveLeases()) {
      if (lease.agentId().equals(agentId) && lease.stopRequested()) {
        link.post(stop(lease));
      }
    }
  }

  private void take(String agentId, AgentMessage message) {
    if (message instanceof AgentMessage.Heartbeat) {
      registry.heartbeat(agentId);
    } else if (message instanceof AgentMessage.Progress report) {
      boolean holds =
          transmissions.liveLeases().stream()
              .anyMatch(l -> l.fencingNumber() == report.lease() && l.agentId().equals(agentId));
      if (holds && report.fraction() >= 0 && report.fraction() <= 1) {
        progress.progress(agentId, report.lease(), report.fraction());
      }
    } else if (message instanceof AgentMessage.ListenOffer offer) {
      presence.offers(agentId, offer, order -> to(agentId, order));
    }
  }

  private void to(String agentId, ServerMessage message) {
    AgentLink link = links.get(agentId);
    if (link != null) {
      link.post(message);
    }
  }

  private ServerMessage stop(Lease lease) {
    return new ServerMessage.Stop(lease.fencingNumber(), lease.challengeId(), time.instant());
  }
}
