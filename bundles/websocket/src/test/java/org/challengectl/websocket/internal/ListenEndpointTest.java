package org.challengectl.websocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.challengectl.auth.SignIn;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.DomainEvent;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.listen.StreamFrame;
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

/** Both ends of live listening on a real server, and what strangers may try there. */
class ListenEndpointTest {

  private static final String OFFER =
      "{\"type\":\"listen_offer\",\"receivers\":"
          + "[{\"device_id\":\"virtual:rx0\",\"model\":\"virtual\",\"sample_rate\":500000}]}";

  private final FakeStore store = new FakeStore();
  private final FakeRules rules = new FakeRules(store);
  private final DirectBus bus = new DirectBus();
  private final ManualTime time = new ManualTime();
  private final FakeKeys keys = new FakeKeys();
  private final FakeSessions sessions = new FakeSessions();
  private final OwnOrigins origins = new OwnOrigins();
  private final FakeAgentRepository agents = new FakeAgentRepository(rules.agents);
  private final Connections connections = new ConnectionBook();
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
          (agentId, lease, fraction) -> {},
          relay,
          bus,
          time,
          connections);
  private final ListenEndpoint listen = new ListenEndpoint(keys, sessions, origins, relay);
  private final StreamEndpoint streams =
      new StreamEndpoint(keys, origins, relay, time, connections);
  private final Server jetty = new Server(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    rules.agents.put("ear", Samples.agent("ear", AgentType.LISTENER));
    rules.agents.put("fox", Samples.agent("fox", AgentType.RUNNER));
    ServletContextHandler context = new ServletContextHandler();
    jetty.setHandler(context);
    WebSocketServerContainerInitializer.configure(
        context,
        (servletContext, container) -> {
          container.addEndpoint(SocketClient.shared("/ws/agents", agent));
          container.addEndpoint(SocketClient.shared("/ws/agents/stream", streams));
          container.addEndpoint(SocketClient.shared("/ws/listen", listen));
        });
    jetty.start();
  }

  @AfterEach
  void stop() throws Exception {
    agent.deactivate();
    streams.deactivate();
    relay.deactivate();
    jetty.stop();
    assertEquals(0, bus.subscribers());
  }

  @Test
  void whatTheListenerReceivesComesToTheBrowser() throws Exception {
    sessions.put("token-a", "anna", SignIn.Stage.FULL);
    SocketClient ear = agent("ear");
    SocketClient anna = connect("/ws/listen", "Cookie", "session_token=token-a", "Origin", own());
    assertTrue(anna.next().startsWith("{\"type\":\"listeners\""));
    anna.say("{\"type\":\"listen\",\"agent\":\"ear\",\"centre_hz\":434000000}");
    SocketClient stream = stream(ear);
    assertEquals("{\"type\":\"tune\",\"centre_hz\":434000000}", stream.next());
    stream.say(
        "{\"type\":\"receiving\",\"device_id\":\"rx0\",\"centre_hz\":434000000,\"sample_rate\":"
            + "500000,\"bins\":16,\"rows_per_second\":16,\"low_hz\":1,\"high_hz\":2}");
    String state = anna.next("state");
    while (!state.contains("\"receiving\"")) {
      state = anna.next("state");
    }
    assertEquals(1, connections.open(Connections.Kind.AGENT));
    assertEquals(1, connections.open(Connections.Kind.LISTENING));
    assertEquals(1, connections.open(Connections.Kind.STREAM));
    assertEquals("anna", Json.mapper().readTree(state).path("tuned_by").asText());
    anna.say("{\"type\":\"channel\",\"frequency_hz\":434010000.5,\"sample_rate\":24000}");
    JsonNode channel = Json.mapper().readTree(anna.next("channel"));
    assertEquals(434_010_000.5, channel.path("frequency_hz").asDouble());
    assertTrue(stream.next().startsWith("{\"type\":\"channel\",\"channel\":1,"));
    send(stream, StreamFrame.Kind.ROW, 0);
    send(stream, StreamFrame.Kind.SAMPLES, 1);
    send(stream, StreamFrame.Kind.SAMPLES, 2);
    send(stream, StreamFrame.Kind.ROW, 0);
    assertEquals(StreamFrame.Kind.ROW, frame(anna).kind());
    assertEquals(1, frame(anna).channel());
    assertEquals(0, frame(anna).channel(), "another's samples do not come");
    bus.publish(new DomainEvent.SessionsEnded(time.instant(), "anna", ""));
    String last = anna.next();
    while (last.startsWith("{")) {
      last = anna.next();
    }
    assertEquals("closed 1008", last);
  }

  @Test
  void onlyUsersWhoHaveSignedInOnOwnPagesListen() throws Exception {
    sessions.put("token-a", "anna", SignIn.Stage.FULL);
    sessions.put("token-b", "bob", SignIn.Stage.SECOND_FACTOR);
    assertEquals("closed 1008", connect("/ws/listen").next());
    assertEquals("closed 1008", listening("token-b", own()).next());
    assertEquals("closed 1008", listening("token-x", own()).next());
    assertEquals("closed 1008", listening("token-a", "http://evil.example").next());
    assertEquals("closed 1008", connect("/ws/listen", "Cookie", "session_token=token-a").next());
    assertEquals("closed 1008", connect("/ws/listen", "X-API-Key", "key-ear").next());
    assertTrue(operator().next().startsWith("{\"type\":\"listeners\""));
  }

  @Test
  void nonsenseOfABrowserEndsOrIsTold() throws Exception {
    for (String text :
        List.of("{\"type\":\"no\"}", "{}", "[]", "{\"type\":\"tune\",\"centre_hz\":\"x\"}", "7")) {
      SocketClient viewer = operator();
      viewer.say(text);
      assertTrue(viewer.next("problem").contains("\"bad_message\""), text);
    }
    SocketClient viewer = operator();
    viewer.say("{\"type\":");
    assertEquals("closed 1007", viewer.next("none"));
    viewer = operator();
    viewer.say("x".repeat(5000));
    assertEquals("closed 1009", viewer.next("none"));
    viewer = operator();
    viewer.socket.sendBinary(ByteBuffer.allocate(10), true).join();
    assertEquals("closed 1007", viewer.next("none"));
    viewer = operator();
    try {
      for (int i = 0; i < 60; i++) {
        viewer.say("{\"type\":\"leave\"}");
      }
    } catch (CompletionException e) {
      assertTrue(viewer.socket.isOutputClosed(), "closed while it was still talking");
    }
    assertEquals("closed 1008", viewer.next("none"));
  }

  @Test
  void whoseListenerIsNotThereIsTold() throws Exception {
    SocketClient viewer = operator();
    viewer.say("{\"type\":\"listen\",\"agent\":\"nobody\"}");
    assertTrue(viewer.next("problem").contains("There is no such listener."));
    viewer.say("{\"type\":\"listen\",\"agent\":\"fox\"}");
    assertTrue(viewer.next("problem").contains("There is no such listener."));
    viewer.say("{\"type\":\"listen\",\"agent\":\"ear\"}");
    assertTrue(viewer.next("state").contains("\"offline\""));
  }

  @Test
  void onlyTheAgentThatWasAskedStreams() throws Exception {
    SocketClient ear = agent("ear");
    SocketClient viewer = operator();
    viewer.say("{\"type\":\"listen\",\"agent\":\"ear\"}");
    long number = number(ear);
    String path = "/ws/agents/stream?stream=" + number;
    assertEquals("closed 1008", connect(path).next());
    assertEquals("closed 1008", connect(path, "X-API-Key", "key-fox").next(), "a runner");
    assertEquals("closed 1008", connect(path, "X-API-Key", "operator").next());
    assertEquals(
        "closed 1008", connect(path, "X-API-Key", "key-ear", "X-Runner-MAC", "stolen").next());
    assertEquals(
        "closed 1008",
        connect(path, "X-API-Key", "key-ear", "Origin", "http://evil.example").next());
    for (String wrong : List.of("", "?stream=", "?stream=x", "?stream=-1", "?stream=1")) {
      assertEquals(
          "closed 1008",
          connect("/ws/agents/stream" + wrong, "X-API-Key", "key-ear").next(),
          wrong);
    }
    SocketClient stream = connect(path, "X-API-Key", "key-ear");
    assertTrue(stream.next().startsWith("{\"type\":\"tune\""));
    assertEquals("closed 1008", connect(path, "X-API-Key", "key-ear").next(), "only once");
    keys.ended.add("key-ear");
    bus.publish(new DomainEvent.AgentKeyEnded(time.instant(), "ear"));
    assertEquals("closed 1008", stream.next());
  }

  @Test
  void nonsenseOfAnAgentEndsItsStream() throws Exception {
    SocketClient ear = agent("ear");
    operator().say("{\"type\":\"listen\",\"agent\":\"ear\"}");
    SocketClient stream = stream(ear);
    stream.next();
    stream.say("{\"type\":\"strange\"}");
    send(stream, StreamFrame.Kind.SAMPLES, 99);
    stream.say("not JSON");
    assertEquals("closed 1007", stream.next());
    byte[] noise = new byte[200];
    new Random(1).nextBytes(noise);
    stream = again(ear);
    stream.socket.sendBinary(ByteBuffer.wrap(noise), true).join();
    assertEquals("closed 1007", stream.next());
    stream = again(ear);
    stream.socket.sendBinary(ByteBuffer.allocate(StreamFrame.MAX_BYTES + 1), true).join();
    assertEquals("closed 1009", stream.next());
  }

  private SocketClient again(SocketClient ear) throws InterruptedException {
    time.pass(Duration.ofSeconds(2));
    relay.step();
    SocketClient stream = stream(ear);
    stream.next();
    return stream;
  }

  private SocketClient agent(String id) throws InterruptedException {
    SocketClient agentSocket = connect("/ws/agents", "X-API-Key", "key-" + id);
    assertTrue(agentSocket.next().startsWith("{\"type\":\"connected\""));
    agentSocket.say(OFFER);
    SocketClient viewer = operator();
    String listeners = viewer.next("listeners");
    while (!listeners.contains("\"available\":true")) {
      listeners = viewer.next("listeners");
    }
    viewer.socket.abort();
    return agentSocket;
  }

  private SocketClient stream(SocketClient ear) throws InterruptedException {
    return connect("/ws/agents/stream?stream=" + number(ear), "X-API-Key", "key-ear");
  }

  private static long number(SocketClient ear) throws InterruptedException {
    String start = ear.next("listen_start");
    assertTrue(start.startsWith("{\"type\":\"listen_start\",\"stream\":"), start);
    return Long.parseLong(start.replaceAll(".*\"stream\":(\\d+).*", "$1"));
  }

  private static void send(SocketClient stream, StreamFrame.Kind kind, int channel) {
    ByteBuffer frame =
        new StreamFrame(kind, channel, 1, 0, 434e6, 24_000, 0.5f, -140, 16).begin().clear();
    stream.socket.sendBinary(frame.duplicate(), true).join();
  }

  private static StreamFrame frame(SocketClient viewer) throws InterruptedException {
    ByteBuffer frame = viewer.frames.poll(10, TimeUnit.SECONDS);
    assertNotNull(frame);
    return StreamFrame.read(frame);
  }

  private SocketClient operator() {
    return connect("/ws/listen", "Authorization", "Bearer operator");
  }

  private SocketClient listening(String token, String origin) {
    return connect("/ws/listen", "Cookie", "session_token=" + token, "Origin", origin);
  }

  private SocketClient connect(String path, String... header) {
    return SocketClient.connect(client, URI.create("ws://127.0.0.1:" + port() + path), header);
  }

  private int port() {
    return ((NetworkConnector) jetty.getConnectors()[0]).getLocalPort();
  }

  private String own() {
    return "http://127.0.0.1:" + port();
  }
}
