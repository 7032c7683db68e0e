package org.challengectl.shell;

import static org.challengectl.shell.Running.failure;
import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.challengectl.auth.Enrollment;
import org.challengectl.domain.Agent;
import org.challengectl.domain.RefusedException;
import org.challengectl.protocol.EnrolmentString;
import org.challengectl.protocol.KeyPin;
import org.challengectl.scheduler.AgentRegistry;
import org.junit.jupiter.api.Test;

class AgentCommandsTest {

  private final FakeServer server = new FakeServer();
  private final FakeAgents agents =
      new FakeAgents(Samples.agent("runner-1", true), Samples.agent("runner-2", false));

  @Test
  void listShowsHowAgentsStand() throws Exception {
    agents.byId.computeIfPresent("runner-2", (id, a) -> a.withEnabled(false));
    AgentList list = new AgentList();
    list.agents = agents;
    list.noFormat = true;

    assertEquals(
        """
        runner-1\trunner\tonline\tdefault\tpi (10.0.0.7)\thackrf:0\t2025-04-05 08:00:00
        runner-2\trunner\toffline, disabled\tdefault\tpi (10.0.0.7)\thackrf:0\t2025-04-05 08:00:00
        """,
        output(list, server));
  }

  @Test
  void enableAndDisableSayWhatHolds() throws Exception {
    Registry registry = new Registry();
    AgentDisable disable = new AgentDisable();
    disable.registry = registry;
    disable.ids = List.of("runner-1");
    assertEquals("runner-1: disabled\n", output(disable, server));

    AgentEnable enable = new AgentEnable();
    enable.registry = registry;
    enable.ids = List.of("runner-1", "runner-2");
    assertEquals("runner-1: enabled\nrunner-2: enabled, but offline\n", output(enable, server));
    assertTrue(agents.byId.get("runner-1").enabled());

    enable.ids = List.of("nobody");
    assertEquals("There is no agent 'nobody'.", failure(enable, server).getMessage());
  }

  @Test
  void tokenShowsBothWaysToUseIt() throws Exception {
    AgentToken token = new AgentToken();
    token.enrollment = new Tokens();
    token.id = "runner-9";
    token.hours = 2;
    token.invitations = t -> Optional.empty();

    String said = output(token, server);

    assertTrue(said.contains("until 2025-04-05 10:00:00 (America/New_York)"), said);
    assertTrue(
        said.contains("challengectl agent enroll --server URL --token TOKEN-runner-9"), said);
    assertTrue(said.contains("  enrollment_token: \"TOKEN-runner-9\"\n"), said);
    assertTrue(said.contains("  api_key: \"KEY\"\n"), said);
  }

  @Test
  void tokenIsOneStringToPasteWhereTheServerKnowsItsAddress() throws Exception {
    EnrolmentString string =
        new EnrolmentString(
            URI.create("https://ctf.example:8443"),
            "TOKEN-runner-9",
            Optional.of(new KeyPin("sha256//" + "A".repeat(43) + "=")));
    AgentToken token = new AgentToken();
    token.enrollment = new Tokens();
    token.invitations = t -> Optional.of(string);
    token.id = "runner-9";

    String said = output(token, server);

    assertTrue(said.contains("\n  challengectl agent enroll " + string.text() + "\n"), said);
    assertTrue(said.contains("https://ctf.example:8443 with the key sha256//AAAA"), said);
  }

  @Test
  void tokenThatIsRefusedIsOneSentence() {
    AgentToken token = new AgentToken();
    token.enrollment = new Tokens();
    token.id = "runner-9";
    token.hours = 0;

    assertEquals("A token must be valid for a while.", failure(token, server).getMessage());
  }

  private final class Registry implements AgentRegistry {

    @Override
    public Agent setEnabled(String agentId, boolean enabled) {
      Agent agent =
          agents
              .find(agentId)
              .orElseThrow(() -> RefusedException.notFound("agent '" + agentId + "'"))
              .withEnabled(enabled);
      agents.byId.put(agentId, agent);
      return agent;
    }

    @Override
    public Agent register(Registration registration) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Agent heartbeat(String agentId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void signOut(String agentId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void connected(String agentId, boolean connected) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Tokens implements Enrollment {

    @Override
    public IssuedToken createToken(String agentName, Duration validity) {
      if (validity.isZero()) {
        throw new RefusedException(
            RefusedException.Kind.INVALID,
            "invalid_validity",
            "A token must be valid for a while.");
      }
      return new IssuedToken("TOKEN-" + agentName, "KEY", Samples.NOON.plus(validity));
    }

    @Override
    public List<Token> tokens() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void deleteToken(String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public IssuedToken reEnroll(String agentId, Duration validity) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Enrolled enroll(Application application) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String issueKey(String agentId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String agentId) {
      throw new UnsupportedOperationException();
    }
  }
}
