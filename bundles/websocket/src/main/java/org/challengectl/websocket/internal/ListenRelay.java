package org.challengectl.websocket.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.protocol.listen.ListenMessage;
import org.challengectl.protocol.listen.Receiver;
import org.challengectl.protocol.listen.ViewerMessage;
import org.challengectl.views.Connections;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Brings together listeners and those who listen to them. Safe for concurrent use. */
@Component(service = {ListenRelay.class, ListenerPresence.class})
public final class ListenRelay implements ListenerPresence {

  static final int MAX_VIEWERS = 50;

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration CHECK = Duration.ofSeconds(10);
  private static final long LARGEST_NUMBER = 1L << 53; // exact in every JSON reader
  private static final long NOWHERE_BETTER_HZ = 145_000_000;

  /** An agent that is connected. */
  private record Present(AgentMessage.ListenOffer offer, Consumer<ServerMessage> post) {}

  private final AgentRepository agents;
  private final TransmissionRepository transmissions;
  private final ServerTime time;
  private final Guests<Viewer> viewers = new Guests<>();
  private final Map<String, Present> present = new ConcurrentHashMap<>();
  private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Beat beat = new Beat("ws-listen");
  private final EventBus.Subscription subscription;
  private final Connections.Count count;

  @Activate
  public ListenRelay(
      @Reference AgentRepository agents,
      @Reference TransmissionRepository transmissions,
      @Reference EventBus bus,
      @Reference ServerTime time,
      @Reference Connections connections) {
    this.agents = agents;
    this.transmissions = transmissions;
    this.time = time;
    beat.every(STEP, this::step);
    beat.every(CHECK, this::check);
    this.subscription = bus.subscribe("live listening", this::happened);
    this.count = connections.count(Connections.Kind.LISTENING, viewers::size);
  }

  @Deactivate
  public void deactivate() {
    count.close();
    subscription.close();
    beat.close();
    feeds.values().forEach(feed -> feed.cut("the server ends"));
    viewers.all().forEach(v -> v.mailbox().close(Goodbye.TRY_AGAIN_LATER, "the server ends"));
  }

  @Override
  public void offers(String agentId, AgentMessage.ListenOffer offer, Consumer<ServerMessage> post) {
    List<Receiver> receivers = offer.receivers() == null ? List.of() : offer.receivers();
    Present now = new Present(new AgentMessage.ListenOffer(receivers), post);
    Present before = present.put(agentId, now);
    if (before == null) {
      Optional.ofNullable(feeds.get(agentId)).ifPresent(Feed::askAgain);
    }
    if (before == null || !before.offer().equals(now.offer())) {
      tellListeners();
    }
  }

  @Override
  public void gone(String agentId) {
    if (present.remove(agentId) != null) {
      Optional.ofNullable(feeds.get(agentId)).ifPresent(Feed::check);
      tellListeners();
    }
  }

  /** Takes in a browser; null if there are too many. */
  Viewer opened(Channel channel, Pass pass) {
    if (viewers.size() >= MAX_VIEWERS) {
      channel.close(Goodbye.TRY_AGAIN_LATER, "too many connections");
      return null;
    }
    Viewer viewer = new Viewer(channel, pass, time);
    viewers.add(viewer, pass);
    if (!pass.valid().getAsBoolean()) {
      end(viewer);
      return null;
    }
    viewer.tell(listeners());
    return viewer;
  }

  void closed(Viewer viewer) {
    viewers.remove(viewer);
    leave(viewer);
  }

  void hear(Viewer viewer, ViewerMessage message) {
    Feed feed = viewer.feed();
    if (message instanceof ViewerMessage.Listen listen) {
      listen(viewer, listen);
    } else if (message instanceof ViewerMessage.Leave) {
      leave(viewer);
    } else if (feed == null) {
      viewer.problem("not_listening", "Choose a listener first.");
    } else {
      feed.hear(viewer, message);
    }
  }

  /** The feed for which an agent has opened a stream; null if nobody has asked for it. */
  Feed source(String agentId, long number, Mailbox stream) {
    Feed feed = feeds.get(agentId);
    return feed != null && feed.opened(number, stream) ? feed : null;
  }

  void happened(DomainEvent event) {
    viewers.endedBy(event).forEach(this::end);
    if (event instanceof DomainEvent.AgentChanged e) {
      Optional.ofNullable(feeds.get(e.agent().id())).ifPresent(Feed::check);
      tellListeners();
    } else if (event instanceof DomainEvent.AgentKeyEnded e) {
      Optional.ofNullable(feeds.get(e.agentId())).ifPresent(feed -> feed.cut("its key has ended"));
    }
  }

  /** Starts and ends streams as they are needed. */
  void step() {
    feeds.values().forEach(Feed::check);
    synchronized (this) {
      feeds.values().removeIf(Feed::over);
    }
  }

  private void check() {
    viewers.expired().forEach(this::end);
    viewers.all().forEach(Viewer::check);
  }

  private void end(Viewer viewer) {
    closed(viewer);
    viewer.mailbox().close(Goodbye.POLICY, "The session has ended.");
  }

  private void listen(Viewer viewer, ViewerMessage.Listen listen) {
    String agentId = Objects.requireNonNullElse(listen.agent(), "");
    if (agents.find(agentId).filter(a -> a.type() == AgentType.LISTENER).isEmpty()) {
      viewer.problem("unknown_agent", "There is no such listener.");
      return;
    }
    if (listen.centreHz() != null && listen.centreHz() <= 0) {
      viewer.problem("out_of_range", "A frequency must be above 0 Hz.");
      return;
    }
    leave(viewer);
    synchronized (this) {
      feeds
          .computeIfAbsent(agentId, id -> new Feed(id, new AgentSide(id)))
          .join(viewer, listen.centreHz());
    }
    tellListeners();
  }

  private void leave(Viewer viewer) {
    Feed feed = viewer.feed();
    if (feed != null) {
      feed.leave(viewer);
      tellListeners();
    }
  }

  private void tellListeners() {
    if (viewers.size() > 0) {
      ListenMessage.Listeners listeners = listeners();
      viewers.all().forEach(viewer -> viewer.tell(listeners));
    }
  }

  private ListenMessage.Listeners listeners() {
    return new ListenMessage.Listeners(
        agents.all().stream()
            .filter(agent -> agent.type() == AgentType.LISTENER)
            .map(this::listener)
            .toList());
  }

  private ListenMessage.Listener listener(Agent agent) {
    FeedState why = unavailable(agent);
    Present there = present.get(agent.id());
    Feed feed = feeds.get(agent.id());
    return new ListenMessage.Listener(
        agent.id(),
        agent.site(),
        why == null,
        why == null ? null : why.message(),
        feed == null ? 0 : feed.viewers(),
        there == null ? List.of() : there.offer().receivers());
  }

  private FeedState unavailable(Agent agent) {
    if (!agent.enabled()) {
      return FeedState.waiting("disabled", "This listener is disabled.");
    }
    Present there = present.get(agent.id());
    if (there == null) {
      return FeedState.waiting("offline", "This listener is not connected.");
    }
    return there.offer().receivers().isEmpty()
        ? FeedState.waiting("no_receiver", "This listener has no receiver.")
        : null;
  }

  /** One agent as its feed sees it. */
  private final class AgentSide implements Feed.Source {

    private final String agentId;

    AgentSide(String agentId) {
      this.agentId = agentId;
    }

    @Override
    public FeedState unavailable() {
      Optional<Agent> agent = agents.find(agentId);
      return agent.isPresent()
          ? ListenRelay.this.unavailable(agent.get())
          : FeedState.waiting("deleted", "This listener has been deleted.");
    }

    @Override
    public long ask() {
      long number = 1 + (long) (random.nextDouble() * (LARGEST_NUMBER - 2));
      Present there = present.get(agentId);
      if (there != null) {
        there.post().accept(new ServerMessage.ListenStart(number, now()));
      }
      return number;
    }

    @Override
    public long defaultHz() {
      return transmissions.list(Optional.empty(), 1, 0).stream()
          .mapToLong(Transmission::carrierHz)
          .findFirst()
          .orElse(NOWHERE_BETTER_HZ);
    }

    @Override
    public Instant now() {
      return time.instant();
    }
  }
}
