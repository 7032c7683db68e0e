package org.challengectl.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.challengectl.agent.testing.FakeServer;
import org.challengectl.agent.testing.FakeServer.Answer;
import org.challengectl.protocol.KeyPin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolmentTest {

  @Test
  void joinsAndGetsAFileThatTheAgentCanRead() throws Exception {
    try (FakeServer server =
        new FakeServer(
            request ->
                Answer.json(
                    201, "{\"status\":\"enrolled\",\"runner_id\":\"r1\",\"api_key\":\"k: '1\"}"))) {
      ServerEndpoint endpoint = new ServerEndpoint(server.url(), Optional.empty(), false);
      Enrolment.Joined joined = Enrolment.enroll(request(endpoint, Optional.empty()));
      assertEquals(new Enrolment.Joined("r1", "k: '1"), joined);
      assertTrue(server.requests().get(0).text().contains("\"enrollment_token\":\"tok\""));

      String yaml =
          Enrolment.yaml(AgentKind.LISTENER, endpoint, new Enrolment.Joined("r1", "k:'1"));
      AgentConfig config = AgentConfigReader.parse("x.yml", yaml).config();
      assertEquals(AgentKind.LISTENER, config.kind());
      assertEquals("r1", config.agentId());
      assertEquals(Optional.of("k:'1"), config.apiKey());
      assertEquals(endpoint, config.server());
    }
  }

  /** Of the virtual air's radios as its driver has them without configuration. */
  @ParameterizedTest
  @CsvSource({"RUNNER, virtual:tx0, hackrf:0", "LISTENER, virtual:rx0, rtlsdr:00000001"})
  void theFileListsARadioThatExistsAndShowsHowARealOneIsListed(
      AgentKind kind, String device, String real) throws Exception {
    ServerEndpoint endpoint = new ServerEndpoint(URI.create("http://s"), Optional.empty(), true);
    String yaml = Enrolment.yaml(kind, endpoint, new Enrolment.Joined("r1", "k"));
    AgentConfig config = AgentConfigReader.parse("x.yml", yaml).config();
    assertEquals(List.of(device), config.radios().stream().map(RadioConfig::deviceId).toList());
    assertEquals(500_000, config.radios().get(0).sampleRateHz());

    String uncommented = yaml.replaceAll("(?m)^    # (- |  [a-z_]+:)", "    $1");
    AgentConfigReader.Result result = AgentConfigReader.parse("x.yml", uncommented);
    assertEquals(List.of(), result.warnings());
    assertEquals(
        List.of(device, real),
        result.config().radios().stream().map(RadioConfig::deviceId).toList());
    assertFalse(result.config().radios().get(1).frequencyLimits().isEmpty());
  }

  @Test
  void theFileKeepsTheServersPin() throws Exception {
    KeyPin pin = new KeyPin("sha256//" + "A".repeat(43) + "=");
    ServerEndpoint endpoint =
        new ServerEndpoint(URI.create("https://s"), Optional.empty(), true, Optional.of(pin));
    String yaml = Enrolment.yaml(AgentKind.RUNNER, endpoint, new Enrolment.Joined("r1", "k"));
    assertEquals(endpoint, AgentConfigReader.parse("x.yml", yaml).config().server());
  }

  @Test
  void keepsTheKeyThatCameWithTheToken() throws Exception {
    try (FakeServer server =
        new FakeServer(
            request -> Answer.json(201, "{\"status\":\"enrolled\",\"runner_id\":\"r1\"}"))) {
      ServerEndpoint endpoint = new ServerEndpoint(server.url(), Optional.empty(), true);
      assertEquals("mine", Enrolment.enroll(request(endpoint, Optional.of("mine"))).apiKey());
      assertThrows(
          LinkException.class, () -> Enrolment.enroll(request(endpoint, Optional.empty())));
    }
  }

  @Test
  void saysWhatIsWrongWithATokenOrACertificate() throws Exception {
    try (FakeServer server =
        new FakeServer(request -> Answer.json(401, "{\"error\":\"token expired\"}"))) {
      ServerEndpoint endpoint = new ServerEndpoint(server.url(), Optional.empty(), true);
      LinkException e =
          assertThrows(
              LinkException.class, () -> Enrolment.enroll(request(endpoint, Optional.empty())));
      assertTrue(e.getMessage().contains("token expired"));
    }
    ServerEndpoint bad =
        new ServerEndpoint(
            URI.create("https://127.0.0.1:1"), Optional.of(Path.of("/dev/null")), true);
    assertThrows(
        IllegalArgumentException.class, () -> Enrolment.enroll(request(bad, Optional.empty())));
  }

  private static Enrolment.Request request(ServerEndpoint endpoint, Optional<String> key) {
    return new Enrolment.Request(endpoint, "tok", Optional.empty(), key, List.of());
  }
}
