package org.challengectl.websocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.challengectl.auth.SignIn;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.DomainEvent;
import org.challengectl.views.Connections;
import org.challengectl.views.internal.ConnectionBook;
import org.challengectl.views.testing.DirectBus;
import org.challengectl.views.testing.FakeAgentRepository;
import org.challengectl.views.testing.FakeRules;
import org.challengectl.views.testing.FakeStore;
import org.challengectl.views.testing.ManualTime;
import org.challengectl.views.testing.Samples;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.websocket.jsr356.server.deploy.WebSocketServerContainerInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end points on a real server, registered as the HTTP whiteboard does it. */
class EndpointTest {

  private final FakeStore store = new FakeStore();
  private final FakeRules rules = new FakeRules(store);
  private final DirectBus bus = new DirectBus();
  private final ManualTime time = new ManualTime();
  private final FakeKeys keys = new FakeKeys();
  private final FakeSessions sessions = new FakeSessions();
  private final OwnOrigins origins = new OwnOrigins();
  private final FakeAgentRepository agents = new FakeAgentRepository(rules.agents);
  private final Connections connections = new ConnectionBook();
  private final ConsoleEndpoint console =
      new ConsoleEndpoint(
          keys,
          sessions,
          origins,
          rules,
          store.challengeRepository(),
          agents,
          store.transmissionRepository(),
          store.recordingRepository(),
          bus,
          time,
          connections);
  private final ListenRelay relay =
      new ListenRelay(agents, store.transmissionRepository(), bus, time, connections);
  private final AgentEndpoint agent =
      new AgentEndpoint(
          keys,
          origins,
          agents,
          rules,
          store.transmissionRepository(),
          store.recordingRepository(),
          console,
          relay,
          bus,
          time,
          connections);
  private final PublicEndpoint players =
      new PublicEndpoint(new FixedBoard(), time, connections, new TwoConnections());
  private final Server jetty = new Server(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    rules.agents.put("fox", Samples.agent("fox", AgentType.RUNNER));
    ServletContextHandler context = new ServletContextHandler();
    jetty.setHandler(context);
    WebSocketServerContainerInitializer.configure(
        context,
        (servletContext, container) -> {
          container.addEndpoint(SocketClient.shared("/ws/agents", agent));
          container.addEndpoint(SocketClient.shared("/ws/events", console));
          container.addEndpoint(SocketClient.shared("/ws/public", players));
        });
    jetty.start();
  }

  @AfterEach
  void stop() throws Exception {
    agent.deactivate();
    console.deactivate();
    players.deactivate();
    relay.deactivate();
    jetty.stop();
    assertEquals(0, bus.subscribers());
  }

  @Test
  void letsAnAgentInWithItsKey() throws Exception {
    SocketClient fox = connect("/ws/agents", "Authorization", "Bearer key-fox");
    assertTrue(fox.next().startsWith("{\"type\":\"connected\",\"agent_id\":\"fox\""));
    assertTrue(fox.next().startsWith("{\"type\":\"task_available\""));
    assertEquals("127.0.0.1", keys.lastAddress);
    fox.socket.sendText("{\"type\":\"heartbeat\"}", true).join();
    bus.publish(new DomainEvent.WorkAvailable(time.instant()));
    assertTrue(fox.next().startsWith("{\"type\":\"task_available\""));
    fox.socket.sendClose(1000, "bye").join();
    assertEquals("closed 1000", fox.next());
    assertTrue(rules.calls.contains("heartbeat fox"));
  }

  @Test
  void tellsAgentsApart() throws Exception {
    rules.agents.put("hound", Samples.agent("hound", AgentType.RUNNER));
    SocketClient fox = connect("/ws/agents", "X-API-Key", "key-fox");
    SocketClient hound = connect("/ws/agents", "X-API-Key", "key-hound");
    assertTrue(fox.next().contains("\"fox\""));
    assertTrue(hound.next().contains("\"hound\""));
    fox.next();
    hound.next();
    var lease = Samples.lease(Samples.transmission(7, "open", true), true);
    bus.publish(new DomainEvent.StopRequested(time.instant(), lease));
    assertTrue(fox.next().startsWith("{\"type\":\"stop\",\"lease\":107"));
    assertTrue(hound.received.isEmpty());
  }

  @Test
  void refusesWhoeverHasNotTheRightKey() throws Exception {
    assertEquals("closed 1008", connect("/ws/agents").next());
    assertEquals("closed 1008", connect("/ws/agents", "Authorization", "Bearer operator").next());
    assertEquals("closed 1008", connect("/ws/events").next());
    assertEquals("closed 1008", connect("/ws/events", "Authorization", "Bearer key-fox").next());
    assertTrue(rules.calls.isEmpty());
  }

  @Test
  void theOldKeyIsDeadAfterReEnrolment() throws Exception {
    rules.agents.put("hound", Samples.agent("hound", AgentType.RUNNER));
    SocketClient fox = connect("/ws/agents", "X-API-Key", "key-fox");
    SocketClient hound = connect("/ws/agents", "X-API-Key", "key-hound");
    fox.next();
    fox.next();
    hound.next();
    hound.next();
    keys.ended.add("key-fox");
    bus.publish(new DomainEvent.AgentKeyEnded(time.instant(), "fox"));
    assertEquals("closed 1008", fox.next());
    bus.publish(new DomainEvent.AgentKeyEnded(time.instant(), "hound"));
    bus.publish(new DomainEvent.WorkAvailable(time.instant()));
    assertTrue(hound.next().startsWith("{\"type\":\"task_available\""), "opened with the new key");
  }

  @Test
  void refusesAKeyOnAnotherHost() throws Exception {
    SocketClient thief = new SocketClient();
    thief.socket =
        client
            .newWebSocketBuilder()
            .header("X-API-Key", "key-fox")
            .header("X-Runner-MAC", "stolen")
            .buildAsync(address("/ws/agents"), thief)
            .join();
    assertEquals("closed 1008", thief.next());
    assertTrue(rules.calls.isEmpty());
  }

  @Test
  void showsOperatorsWhatHappens() throws Exception {
    SocketClient operator = connect("/ws/events", "Authorization", "Bearer operator");
    assertTrue(operator.next().startsWith("{\"type\":\"initial_state\""));
    bus.publish(new DomainEvent.PausedChanged(time.instant(), true));
    assertEquals(
        "{\"type\":\"system\",\"timestamp\":\"2026-05-01T12:00:00Z\",\"paused\":true}",
        operator.next());
  }

  @Test
  void showsUsersWhatHappensUntilTheirSessionEnds() throws Exception {
    sessions.put("token-a", "anna", SignIn.Stage.FULL);
    SocketClient anna =
        connect("/ws/events", "Cookie", "x=y; session_token=token-a", "Origin", own());
    assertTrue(anna.next().startsWith("{\"type\":\"initial_state\""));
    bus.publish(new DomainEvent.SessionsEnded(time.instant(), "anna", ""));
    assertEquals("closed 1008", anna.next());
    SocketClient again =
        connect("/ws/events", "Cookie", "session_token=token-a", "Origin", OwnOrigins.LISTED);
    assertTrue(again.next().startsWith("{\"type\":\"initial_state\""));
  }

  @Test
  void aSessionIsOfNoUseToForeignPagesNorBeforeItIsComplete() throws Exception {
    sessions.put("token-a", "anna", SignIn.Stage.FULL);
    sessions.put("token-b", "bob", SignIn.Stage.SECOND_FACTOR);
    sessions.put("token-c", "carl", SignIn.Stage.NEW_PASSWORD);
    String anna = "session_token=token-a";
    for (String origin : List.of("http://evil.example", "null", own() + "0", own() + "/")) {
      assertEquals(
          "closed 1008", connect("/ws/events", "Cookie", anna, "Origin", origin).next(), origin);
    }
    assertEquals("closed 1008", connect("/ws/events", "Cookie", anna).next());
    for (String cookie :
        List.of(
            "session_token=token-b",
            "session_token=token-c",
            "session_token=token-x",
            "session_token=",
            "session_token",
            "session_token=token-a; session_token=token-b",
            "session_token=\"token-a\"",
            "$Version=1; =; ;;",
            "csrf_token=token-a")) {
      assertEquals(
          "closed 1008", connect("/ws/events", "Cookie", cookie, "Origin", own()).next(), cookie);
    }
  }

  @Test
  void foreignPagesConnectNeitherAsOperatorNorAsAgent() throws Exception {
    String[] operator = {"Authorization", "Bearer operator", "Origin", "http://evil.example"};
    assertEquals("closed 1008", connect("/ws/events", operator).next());
    String[] fox = {"Authorization", "Bearer key-fox", "Origin", "http://evil.example"};
    assertEquals("closed 1008", connect("/ws/agents", fox).next());
    fox[3] = own();
    assertTrue(connect("/ws/agents", fox).next().contains("\"fox\""));
  }

  @Test
  void showsPlayersTheBoardUntilTheHallIsFull() throws Exception {
    SocketClient player = connect("/ws/public");
    assertTrue(player.next().startsWith("{\"type\":\"challenges_update\",\"full\":true"));
    player.socket.sendText("hello", true).join();
    assertTrue(connect("/ws/public").next().contains("\"full\":true"));
    assertEquals("closed 1013", connect("/ws/public").next());
  }

  @Test
  void refusesTextsThatAreTooLong() throws Exception {
    SocketClient player = connect("/ws/public");
    player.next();
    player.socket.sendText("x".repeat(5000), true).join();
    assertEquals("closed 1009", player.next());
  }

  private SocketClient connect(String path, String... header) {
    return SocketClient.connect(client, address(path), header);
  }

  private int port() {
    return ((NetworkConnector) jetty.getConnectors()[0]).getLocalPort();
  }

  private String own() {
    return "http://127.0.0.1:" + port();
  }

  private URI address(String path) {
    return URI.create("ws://127.0.0.1:" + port() + path);
  }

  @SuppressWarnings("BadAnnotationImplementation")
  private static final class TwoConnections implements PublicEndpoint.Config {

    @Override
    public int max__public__connections() {
      return 2;
    }

    @Override
    public Class<PublicEndpoint.Config> annotationType() {
      return PublicEndpoint.Config.class;
    }
  }
}
