package org.challengectl.agent.core.internal;

import static org.challengectl.agent.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.AgentRole;
import org.challengectl.agent.core.HostIdentity;
import org.challengectl.agent.core.SystemTicker;
import org.challengectl.agent.testing.FakeDriver;
import org.challengectl.agent.testing.FakePlugins;
import org.challengectl.agent.testing.FakeRadio;
import org.challengectl.agent.testing.FakeServer;
import org.challengectl.agent.testing.FakeServer.Answer;
import org.challengectl.agent.testing.FakeServer.Request;
import org.challengectl.agent.testing.ToneModulation;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Agents against a server that speaks the contract over real sockets. */
@Timeout(30)
class AgentsTest {

  private static final String REGISTER = "/api/agents/register";

  @TempDir Path folder;
  private final FakePlugins plugins = new FakePlugins();
  private final FakeDriver driver = new FakeDriver("virtual", s -> new FakeRadio(250_000));
  private final Role role = new Role();
  private FakeServer server;
  private Agents agents;

  @BeforeEach
  void setUp() throws IOException {
    server = new FakeServer(AgentsTest::friendly);
    Environment environment =
        new Environment(
            plugins,
            new DeviceWatch(plugins, Duration.ofMillis(50)),
            List::of,
            new SystemTicker(),
            new HostIdentity("host", Optional.empty(), Optional.empty()),
            folder.resolve("data"),
            folder.resolve("locks"),
            1 << 20,
            "1.0");
    Files.createDirectories(folder.resolve("agents"));
    agents = new Agents(environment, new ConfigFiles(List.of(folder.resolve("agents"))));
    agents.addRole(role);
    plugins.add(driver).add(new ToneModulation());
  }

  @AfterEach
  void tearDown() throws IOException {
    agents.close();
    server.close();
  }

  @Test
  void registersWithItsCapabilitiesAndHoldsASocket() throws Exception {
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("socket", () -> server.openWebSockets() == 1);
    JsonNode request = Json.mapper().readTree(first(REGISTER).text());
    assertEquals("runner", request.get("agent_type").asText());
    assertEquals("host", request.get("hostname").asText());
    assertTrue(request.get("leases").asBoolean());
    assertEquals("[\"beep\",\"tone\"]", request.get("modulations").toString());
    assertEquals("[\"virtual\"]", request.get("drivers").toString());
    JsonNode device = request.get("devices").get(0);
    assertEquals("virtual:tx", device.get("device_id").asText());
    assertEquals("[\"144000000-148000000\"]", device.get("frequency_limits").toString());
    assertEquals("Bearer key", first(REGISTER).headers().get("authorization"));
    until("a few heartbeats for the clock", () -> beats("runner-1") >= 3);
    assertTrue(role.contexts.get(0).serverClock().known());
    until("registered", () -> agents.agents().get(0).state().equals("registered"));
  }

  @Test
  void passesOnWhatIsPushedAndShrugsOffNonsense() throws Exception {
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("socket", () -> server.openWebSockets() == 1);
    server.push("{\"type\":\"what\"}");
    server.push("][");
    server.push("null");
    server.push("{\"type\":\"task_available\",\"timestamp\":\"2030-01-01T00:00:00Z\"}");
    server.push("{\"type\":\"stop\",\"lease\":4,\"challenge_id\":\"c\"}");
    until("both", () -> role.heard.size() == 2);
    assertEquals(new ServerMessage.Stop(4, "c", null), role.heard.get(1));
    role.contexts.get(0).tell(new AgentMessage.Progress(4, 0.5));
    until("progress", () -> !server.heard().isEmpty());
    assertEquals("{\"type\":\"progress\",\"lease\":4,\"fraction\":0.5}", server.heard().get(0));
  }

  @Test
  void aMessageWithoutEndCostsTheConnectionNotTheAgent() throws Exception {
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("socket", () -> server.openWebSockets() == 1);
    server.push("\"" + "x".repeat(400_000) + "\"");
    until("thrown out", () -> server.openWebSockets() == 0);
    until("back again", () -> server.openWebSockets() == 1);
  }

  @Test
  void tellsTheServerOfNewAndLostPluginsWithinTwoSeconds() throws Exception {
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("socket", () -> server.openWebSockets() == 1);
    plugins.remove(driver);
    until("withdrawn", Duration.ofSeconds(2), () -> last(REGISTER).contains("\"devices\":[]"));
    plugins.add(driver);
    until("back", Duration.ofSeconds(2), () -> last(REGISTER).contains("virtual:tx"));
    assertEquals(1, server.openWebSockets(), "the connection is kept");
    assertTrue(role.changes >= 2);
  }

  @Test
  void offersAModulationOnlyWhileItsLibraryIsThere() throws Exception {
    NeedsLibrary modulation = new NeedsLibrary();
    plugins.add(modulation);
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("registered", () -> server.count("POST", REGISTER) >= 1);
    assertFalse(first(REGISTER).text().contains("digital"), first(REGISTER).text());
    modulation.missing = Optional.empty();
    until(
        "offered",
        () -> {
          agents.refresh();
          return last(REGISTER).contains("digital");
        });
    modulation.missing = Optional.of("needs libdigital");
    until(
        "withdrawn",
        () -> {
          agents.refresh();
          return !last(REGISTER).contains("digital");
        });
  }

  @Test
  void comesBackAfterAServerRestart() throws Exception {
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("socket", () -> server.openWebSockets() == 1);
    int port = server.port();
    server.close();
    until("noticed", () -> !role.contexts.get(0).registered());
    server = new FakeServer(port, AgentsTest::friendly);
    until("registered anew", () -> server.count("POST", REGISTER) >= 1);
    until("socket anew", () -> server.openWebSockets() == 1);
  }

  @Test
  void registersAgainWhenOnlyTheSocketWasLost() throws Exception {
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("socket", () -> server.openWebSockets() == 1);
    long before = server.count("POST", REGISTER);
    server.dropWebSockets();
    until("again", () -> server.count("POST", REGISTER) > before);
  }

  @Test
  void aRefusedKeyIsSaidAndTriedSlowly() throws Exception {
    server.answerWith(request -> Answer.json(401, "{\"error\":\"unknown key\"}"));
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("said", () -> agents.agents().get(0).state().contains("unknown key"));
    assertTrue(agents.agents().get(0).state().contains("new token"));
    assertEquals(1, server.count("POST", REGISTER), "not tried again at once");
  }

  @Test
  void joinsWithItsTokenAndUsesTheKeyItGets() throws Exception {
    server.answerWith(
        request ->
            request.is("POST", "/api/enrollment/enroll")
                ? Answer.json(
                    201, "{\"status\":\"ok\",\"runner_id\":\"runner-1\",\"api_key\":\"fresh\"}")
                : friendly(request));
    write("a.yml", runnerYaml("runner-1").replace("api_key: key", "enrollment_token: tok"));
    agents.refresh();
    until("registered", () -> server.count("POST", REGISTER) == 1);
    JsonNode request = Json.mapper().readTree(first("/api/enrollment/enroll").text());
    assertEquals("tok", request.get("enrollment_token").asText());
    assertEquals("runner-1", request.get("runner_id").asText());
    assertEquals("Bearer fresh", first(REGISTER).headers().get("authorization"));
  }

  @Test
  void aRefusedTokenIsSaidAndTriedAgainOnlyWhenTheFileChanges() throws Exception {
    String enroll = "/api/enrollment/enroll";
    server.answerWith(
        request ->
            !request.is("POST", enroll)
                ? friendly(request)
                : request.text().contains("\"good\"")
                    ? Answer.json(
                        201, "{\"status\":\"ok\",\"runner_id\":\"runner-1\",\"api_key\":\"k\"}")
                    : Answer.json(401, "{\"error\":\"token was used\"}"));
    write("a.yml", runnerYaml("runner-1").replace("api_key: key", "enrollment_token: bad"));
    agents.refresh();
    until("said", () -> agents.agents().get(0).state().contains("token was used"));
    assertTrue(agents.agents().get(0).state().contains("until its file changes"));
    assertEquals(1, server.count("POST", enroll));
    write("a.yml", runnerYaml("runner-1").replace("api_key: key", "enrollment_token: good"));
    agents.refresh();
    agents.refresh();
    until("registered", () -> server.count("POST", REGISTER) == 1);
    assertEquals(2, server.count("POST", enroll));
  }

  @Test
  void followsItsFiles() throws Exception {
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("registered", () -> role.contexts.get(0).registered());
    writeRunner("b.yaml", "runner-2");
    agents.refresh();
    assertEquals(1, agents.agents().size(), "may still be written");
    agents.refresh();
    assertEquals(2, agents.agents().size());

    write("b.yaml", "runner: {");
    agents.refresh();
    agents.refresh();
    assertEquals(2, agents.agents().size(), "a broken file changes nothing");

    writeRunner("b.yaml", "runner-3");
    agents.refresh();
    agents.refresh();
    assertEquals("runner-3", agents.agents().get(1).config().agentId());

    writeRunner("c.yml", "runner-1");
    agents.refresh();
    agents.refresh();
    assertEquals(2, agents.agents().size(), "runner-1 is taken");

    Files.delete(folder.resolve("agents/a.yml"));
    agents.refresh();
    assertEquals(1, agents.agents().size());
    until("signed out", () -> server.count("POST", "/api/agents/runner-1/signout") == 1);
    assertEquals(2, role.closed);
  }

  @Test
  void signsOutAtTheEnd() throws Exception {
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("socket", () -> server.openWebSockets() == 1);
    agents.close();
    assertEquals(1, server.count("POST", "/api/agents/runner-1/signout"));
    assertEquals(1, role.closed);
    until("socket closed", () -> server.openWebSockets() == 0);
  }

  @Test
  void worksWithoutItsRoleUntilThatComes() throws Exception {
    agents.removeRole(role);
    writeRunner("a.yml", "runner-1");
    agents.refresh();
    until("registered", () -> server.count("POST", REGISTER) == 1);
    assertTrue(agents.agents().get(0).state().contains("role not installed"));
    agents.addRole(role);
    assertFalse(agents.agents().get(0).state().contains("role not installed"));
    assertEquals(1, role.contexts.size());
  }

  @Test
  void usesRadiosThatAreFoundWhenAskedTo() throws Exception {
    driver.plug(
        new org.challengectl.radio.RadioDescription(
            "virtual", "found", "A radio", new FakeRadio(1000).capabilities()));
    write(
        "a.yml",
        """
        runner: {runner_id: runner-1, server_url: "%s", api_key: key}
        radios:
          autodetect: true
          models: [{model: virtual, rf_samplerate: 500000, rf_gain: 3}]
        """
            .formatted(server.url()));
    agents.refresh();
    until("announced", () -> server.count("POST", REGISTER) >= 1);
    assertTrue(first(REGISTER).text().contains("virtual:found"));
    assertEquals(500_000, agents.agents().get(0).radios().get(0).config().sampleRateHz());
  }

  private static Answer friendly(Request request) {
    if (request.target().startsWith("/ws/agents")) {
      return Answer.json(101, "");
    }
    return Answer.json(
        200,
        "{\"status\":\"ok\",\"agent_id\":\"x\",\"enabled\":true,\"server_time\":\"%s\"}"
            .formatted(Instant.now()));
  }

  private Request first(String path) {
    return server.requests().stream().filter(r -> r.is("POST", path)).findFirst().orElseThrow();
  }

  private String last(String path) {
    List<Request> all = server.requests().stream().filter(r -> r.is("POST", path)).toList();
    return all.get(all.size() - 1).text();
  }

  private long beats(String id) {
    return server.count("POST", "/api/agents/" + id + "/heartbeat");
  }

  private void writeRunner(String file, String id) throws IOException {
    write(file, runnerYaml(id));
  }

  private String runnerYaml(String id) {
    return """
        runner:
          runner_id: %s
          server_url: "%s"
          api_key: key
          heartbeat_interval: 0.3
        radios:
          devices:
          - {model: virtual, name: tx, frequency_limits: [144000000-148000000]}
        """
        .formatted(id, server.url());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve("agents").resolve(file), text);
  }

  private static final class Role implements AgentRole {

    final List<AgentContext> contexts = new CopyOnWriteArrayList<>();
    final List<ServerMessage> heard = new CopyOnWriteArrayList<>();
    volatile int changes;
    volatile int closed;

    @Override
    public AgentKind kind() {
      return AgentKind.RUNNER;
    }

    @Override
    public Running start(AgentContext context) {
      contexts.add(context);
      var subscription = context.subscribe(heard::add);
      Function<Integer, Integer> next = n -> n + 1;
      return new Running() {
        @Override
        public void registered() {}

        @Override
        public void radiosChanged() {
          changes = next.apply(changes);
        }

        @Override
        public void close() {
          subscription.close();
          closed = next.apply(closed);
        }
      };
    }
  }

  /** A modulation that works only while something is installed. */
  private static final class NeedsLibrary implements Modulation {

    private volatile Optional<String> missing = Optional.of("needs libdigital");

    @Override
    public ModulationDescriptor descriptor() {
      return new ModulationDescriptor("digital", "Digital", "", FlagKind.TEXT, List.of(), Map.of());
    }

    @Override
    public Optional<String> unavailable() {
      return missing;
    }

    @Override
    public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
      throw new IllegalStateException("nobody sends here");
    }
  }
}
