package org.challengectl.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.challengectl.protocol.TokenReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadAgentTest {

  private static final String TASK =
      "{\"task\":{\"challenge_id\":\"load-0000\",\"name\":\"load\",\"config\":{},\"lease\":7}}";

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String task = TASK;
  private volatile int completeStatus = 200;
  private volatile boolean chunked;
  private volatile boolean closing;
  private HttpServer server;
  private LoadAgent agent;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Wire wire = Wire.to("http://127.0.0.1:" + server.getAddress().getPort());
    agent = LoadAgent.enrol(wire, "load-a", new TokenReply("cct_t", "key", Instant.EPOCH));
    requests.clear();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void pollsStartsAndCompletesWithTheLeaseOfTheTask() throws Exception {
    Tally tally = new Tally();
    assertTrue(agent.cycle(tally));
    assertEquals(
        List.of(
            "GET /api/agents/load-a/task?device=0",
            "POST /api/agents/load-a/lease/7/started",
            "POST /api/agents/load-a/complete"),
        requests);
    assertEquals(1, tally.calls(CallKind.POLL_WORK));
    assertEquals(1, tally.calls(CallKind.COMPLETE));
    assertEquals(Map.of(), tally.failures());
  }

  @Test
  void countsAPollWithoutWorkAsSuch() throws Exception {
    task = "{\"task\":null}";
    Tally tally = new Tally();
    assertFalse(agent.cycle(tally));
    assertEquals(1, tally.calls(CallKind.POLL_EMPTY));
    assertEquals(1, requests.size());
  }

  @Test
  void countsARefusalByItsStatusAndCode() throws Exception {
    completeStatus = 409;
    Tally tally = new Tally();
    agent.cycle(tally);
    assertEquals(Map.of("complete: 409 stale_lease", 1), tally.failures());
    assertEquals(0, tally.calls(CallKind.COMPLETE));
  }

  @Test
  void endsARoundAfterItsCycles() throws Exception {
    Round round = new Round(List.of(agent), Duration.ofMinutes(5), 12, Duration.ZERO);
    Tally tally = round.run().tally();
    assertEquals(12, tally.calls(CallKind.COMPLETE));
    assertEquals(1, tally.calls(CallKind.HEARTBEAT));
  }

  @Test
  void makesPairsOfPollAndCompletion() throws Exception {
    Round round =
        new Round(List.of(agent), Duration.ofMinutes(5), 3, Duration.ZERO, LoadAgent::pair);
    Tally tally = round.run().tally();
    assertEquals(3, tally.calls(CallKind.POLL_WORK));
    assertEquals(3, tally.calls(CallKind.COMPLETE));
    assertEquals(0, tally.calls(CallKind.STARTED));
  }

  @Test
  void goesOnAtItsPaceAndCompletesWhatItBegan() throws Exception {
    Duration often = Duration.ofMillis(5);
    Cadence cadence = new Cadence(List.of(agent), new Cadence.Pace(often, often, often));
    Tally tally = cadence.run(Duration.ZERO, Duration.ofSeconds(2), () -> {});
    assertTrue(tally.polls() > 0);
    assertTrue(tally.calls(CallKind.HEARTBEAT) > 0);
    assertEquals(Map.of(), tally.failures());
    long polls = requests.stream().filter(r -> r.endsWith("/task?device=0")).count();
    long completions = requests.stream().filter(r -> r.endsWith("/complete")).count();
    assertTrue(polls > 0);
    assertEquals(polls, completions, requests.toString());
  }

  @Test
  void takesInAnswersInChunksAndOpensAnotherConnectionWhenOneIsClosed() throws Exception {
    chunked = true;
    Tally tally = new Tally();
    assertTrue(agent.cycle(tally));
    closing = true;
    assertTrue(agent.cycle(tally));
    assertTrue(agent.cycle(tally));
    assertEquals(Map.of(), tally.failures());
  }

  @Test
  void endsARoundAfterItsTime() throws Exception {
    Round round = new Round(List.of(agent), Duration.ofMillis(100), Long.MAX_VALUE, Duration.ZERO);
    Round.Outcome outcome = round.run();
    assertTrue(outcome.tally().calls(CallKind.COMPLETE) > 0);
    assertTrue(outcome.took().compareTo(Duration.ofMinutes(1)) < 0);
  }

  @Test
  void speaksToNobodyElsesServer() {
    for (String url :
        List.of("http://192.0.2.1:8080", "http://0.0.0.0:80", "https://127.0.0.1:1", "nonsense")) {
      assertThrows(IllegalArgumentException.class, () -> Wire.to(url), url);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    requests.add(exchange.getRequestMethod() + " " + path);
    exchange.getRequestBody().readAllBytes();
    boolean complete = path.endsWith("/complete");
    String body =
        path.contains("/task")
            ? task
            : complete && completeStatus != 200
                ? "{\"error\":\"Too late.\",\"code\":\"stale_lease\"}"
                : "{}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (closing) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    exchange.sendResponseHeaders(complete ? completeStatus : 200, chunked ? 0 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
