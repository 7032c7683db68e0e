package org.challengectl.agent.core.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.challengectl.agent.core.Backoff;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.ServerApi;
import org.challengectl.agent.core.ServerClock;
import org.challengectl.agent.core.Subscription;
import org.challengectl.agent.core.Ticker;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.HeartbeatRequest;
import org.challengectl.protocol.RegisterReply;
import org.challengectl.protocol.RegisterRequest;
import org.challengectl.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an agent known to its server: gets the key, registers, sends heartbeats, holds the
 * WebSocket, and does all that again whenever it has been lost. One thread.
 */
final class ServerLink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServerLink.class);
  private static final Duration SETTLE = Duration.ofMillis(200);
  private static final Duration PING = Duration.ofSeconds(15);
  private static final Duration DEAF = Duration.ofSeconds(45);
  private static final Duration NO_KEY_YET = Duration.ofSeconds(1);
  private static final int CLOCK_BURST = 3;

  /** Opens the WebSocket. */
  @FunctionalInterface
  interface SocketOpener {
    AgentSocket<ServerMessage> open(Consumer<ServerMessage> receiver, Runnable onClosed)
        throws LinkException;
  }

  private final String agentId;
  private final ServerApi api;
  private final SocketOpener opener;
  private final KeySource keys;
  private final Supplier<RegisterRequest> capabilities;
  private final Runnable onRegistered;
  private final Ticker ticker;
  private final ServerClock clock;
  private final Duration heartbeatInterval;
  private final Backoff registerBackoff = Backoff.standard(RandomGenerator.getDefault());
  private final Backoff refusedBackoff =
      new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(60), RandomGenerator.getDefault());
  private final Backoff socketBackoff = Backoff.standard(RandomGenerator.getDefault());
  private final Subscribers<ServerMessage> subscribers = new Subscribers<>();
  private final Semaphore wakeups = new Semaphore(0);
  private final Thread thread;

  private volatile boolean closed;
  private volatile boolean registered;
  private volatile boolean announce;
  private volatile long changedNanos;
  private volatile String state = "starting";
  private volatile AgentSocket<ServerMessage> socket;
  private boolean socketWasLost;
  private boolean enabled = true;
  private int clockBurst;
  private long attemptDue;
  private long heartbeatDue;
  private long socketDue;
  private long pingDue;

  ServerLink(
      String agentId,
      ServerApi api,
      SocketOpener opener,
      KeySource keys,
      Supplier<RegisterRequest> capabilities,
      Runnable onRegistered,
      Ticker ticker,
      ServerClock clock,
      Duration heartbeatInterval) {
    this.agentId = agentId;
    this.api = api;
    this.opener = opener;
    this.keys = keys;
    this.capabilities = capabilities;
    this.onRegistered = onRegistered;
    this.ticker = ticker;
    this.clock = clock;
    this.heartbeatInterval = heartbeatInterval;
    this.thread = new Thread(this::run, "link-" + agentId);
    this.thread.setDaemon(true);
    long now = ticker.nanos();
    attemptDue = now;
    socketDue = now;
  }

  void start() {
    thread.start();
  }

  boolean registered() {
    return registered;
  }

  /** In words, for operators. */
  String state() {
    AgentSocket<ServerMessage> current = socket;
    return registered && (current == null || !current.isOpen()) ? state + ", polling" : state;
  }

  Subscription subscribe(Consumer<ServerMessage> listener) {
    return subscribers.add(listener);
  }

  void tell(AgentMessage message) {
    AgentSocket<ServerMessage> current = socket;
    if (current != null && current.isOpen()) {
      current.tell(message);
    }
  }

  /** What the agent can do has changed; the server is told as soon as it has settled. */
  void capabilitiesChanged() {
    changedNanos = ticker.nanos();
    announce = true;
    wakeups.release();
  }

  @Override
  public void close() {
    closed = true;
    boolean signOut = registered; // what the interruption breaks off must not change that
    wakeups.release();
    thread.interrupt();
    join();
    AgentSocket<ServerMessage> current = socket;
    if (current != null) {
      current.close();
    }
    registered = false;
    if (signOut) {
      try {
        api.signOut();
      } catch (LinkException e) {
        LOG.debug("{}: not signed out: {}", agentId, e.getMessage());
      }
    }
  }

  private void join() {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        Duration wait = step();
        if (wakeups.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
          wakeups.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("{}: the link to the server failed and goes on", agentId, e);
        attemptDue = later(registerBackoff.next());
        registered = false;
      }
    }
  }

  /** Does what is due; tells how long nothing else will be. */
  private Duration step() {
    if (keys.key().isEmpty()) {
      return until(findKey());
    }
    if (!registered) {
      if (isDue(attemptDue)) {
        register();
      }
      return until(attemptDue);
    }
    if (announce && isDue(changedNanos + SETTLE.toNanos())) {
      register();
    } else if (isDue(heartbeatDue)) {
      heartbeat();
    }
    if (!registered || closed) {
      return Duration.ZERO;
    }
    attendSocket();
    AgentSocket<ServerMessage> current = socket;
    if (current != null && !current.isOpen()) {
      return Duration.ZERO;
    }
    long next = Math.min(heartbeatDue, current == null ? socketDue : pingDue);
    return until(announce ? Math.min(next, changedNanos + SETTLE.toNanos()) : next);
  }

  private long findKey() {
    if (!isDue(attemptDue)) {
      return attemptDue;
    }
    try {
      keys.obtain();
      if (keys.key().isEmpty()) {
        note("has no key yet: its file has neither api_key nor enrollment_token", null);
        attemptDue = later(NO_KEY_YET);
      }
    } catch (LinkException e) {
      note(
          KeySource.saysNoToTheToken(e)
              ? "cannot join, its token is not taken: "
                  + e.getMessage()
                  + "; not tried again until its file changes"
              : "cannot join: " + e.getMessage(),
          e);
      attemptDue = later(e.retryable() ? registerBackoff.next() : refusedBackoff.next());
    }
    return attemptDue;
  }

  private void register() {
    announce = false;
    try {
      long sent = ticker.nanos();
      RegisterReply reply = api.register(capabilities.get());
      answered(sent, reply);
      boolean news = !registered;
      registered = true;
      registerBackoff.reset();
      refusedBackoff.reset();
      if (news) {
        clockBurst = CLOCK_BURST;
        heartbeatDue = ticker.nanos();
        note("registered", null);
      }
      onRegistered.run();
    } catch (LinkException e) {
      failed(e);
    }
  }

  private void heartbeat() {
    try {
      long sent = ticker.nanos();
      answered(sent, api.heartbeat(new HeartbeatRequest(clock.wallClockAheadSeconds())));
      clockBurst = Math.max(0, clockBurst - 1);
      heartbeatDue = later(clockBurst > 0 ? SETTLE : heartbeatInterval);
    } catch (LinkException e) {
      failed(e);
    }
  }

  private void answered(long sent, RegisterReply reply) {
    if (reply.serverTime() != null) {
      clock.sample(sent, ticker.nanos(), reply.serverTime());
    }
    if (reply.enabled() != enabled) {
      enabled = reply.enabled();
      LOG.info("{} is {} by an operator", agentId, enabled ? "enabled" : "disabled");
    }
  }

  private void failed(LinkException e) {
    registered = false;
    switch (e.kind()) {
      case UNAUTHORISED, FORBIDDEN -> {
        keys.refused();
        note(
            "is refused by the server: "
                + e.getMessage()
                + "; check api_key, or let it join again with a new token",
            e);
        attemptDue = later(e.retryAfter().orElseGet(refusedBackoff::next));
      }
      case NOT_FOUND, CONFLICT, REFUSED, UNREACHABLE, BUSY, SERVER_ERROR, BAD_ANSWER -> {
        boolean away = e.kind() == Kind.UNREACHABLE;
        note((away ? "cannot reach the server: " : "is not registered: ") + e.getMessage(), e);
        attemptDue = later(e.retryAfter().orElseGet(registerBackoff::next));
      }
    }
  }

  private void attendSocket() {
    AgentSocket<ServerMessage> current = socket;
    if (current != null && !current.isOpen()) {
      socket = null;
      socketWasLost = true;
      socketDue = later(socketBackoff.next());
    } else if (current == null && isDue(socketDue)) {
      openSocket();
    } else if (current != null && ticker.nanos() - current.heardNanos() > DEAF.toNanos()) {
      LOG.info("{}: the server has gone quiet, connecting anew", agentId);
      current.close();
    } else if (current != null && isDue(pingDue)) {
      socketBackoff.reset(); // not when it opens: it must have lasted
      current.ping();
      pingDue = later(PING);
    }
  }

  private void openSocket() {
    try {
      socket = opener.open(subscribers::tell, wakeups::release);
      pingDue = later(PING);
      LOG.debug("{}: WebSocket is open", agentId);
      if (socketWasLost) {
        capabilitiesChanged(); // the server may be another one since
      }
    } catch (LinkException e) {
      LOG.debug("{}: {}", agentId, e.getMessage());
      socketDue = later(socketBackoff.next());
      if (e.kind() == Kind.UNREACHABLE) {
        heartbeatDue = ticker.nanos(); // find out at once whether the whole server is gone
      }
    }
  }

  /** Says a new state once; what repeats itself is only for debugging. */
  private void note(String now, LinkException cause) {
    if (now.equals(state)) {
      LOG.debug("{} still {}", agentId, now);
    } else if (cause == null) {
      LOG.info("{} {}", agentId, now);
    } else {
      LOG.warn("{} {}", agentId, now);
    }
    state = now;
  }

  private boolean isDue(long nanos) {
    return ticker.nanos() - nanos >= 0;
  }

  private long later(Duration wait) {
    return ticker.nanos() + wait.toNanos();
  }

  private Duration until(long nanos) {
    long left = nanos - ticker.nanos();
    return Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(10), left));
  }
}
