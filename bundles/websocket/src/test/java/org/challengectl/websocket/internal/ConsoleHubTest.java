package org.challengectl.websocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.views.testing.FakeAgentRepository;
import org.challengectl.views.testing.FakeRules;
import org.challengectl.views.testing.FakeStore;
import org.challengectl.views.testing.ManualTime;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.Test;

class ConsoleHubTest {

  private final FakeStore store = new FakeStore();
  private final FakeRules rules = new FakeRules(store);
  private final ManualTime time = new ManualTime();
  private final FakeChannel channel = new FakeChannel();
  private final ConsoleHub hub =
      new ConsoleHub(
          new InitialState(
              rules,
              store.challengeRepository(),
              new FakeAgentRepository(rules.agents),
              store.transmissionRepository(),
              store.recordingRepository(),
              time),
          time);

  @Test
  void tellsEverythingFirst() {
    store.put(Samples.challenge("open"));
    store.put(Samples.transmission(1, "open", true));
    store.put(Samples.recording(1, "open", RecordingStatus.COMPLETED));
    rules.agents.put("fox", Samples.agent("fox", AgentType.RUNNER));
    hub.opened(channel, Pass.OPERATOR);
    assertEquals("initial_state", channel.last().path("type").asText());
    for (String part : List.of("challenges", "agents", "transmissions", "recordings")) {
      assertEquals(1, channel.last().path(part).size(), part);
    }
    assertEquals(1, channel.last().path("control").path("transmissions").asLong());
  }

  @Test
  void tellsWhatHappensAfterwards() {
    hub.opened(channel, Pass.OPERATOR);
    hub.happened(
        new DomainEvent.TransmissionStarted(time.instant(), Samples.transmission(1, "open", true)));
    hub.happened(new DomainEvent.WorkAvailable(time.instant()));
    hub.progress("fox", 101, 0.25);
    assertEquals(
        List.of("initial_state", "transmission_started", "transmission_progress"), channel.types());
    hub.closed(channel);
    hub.progress("fox", 101, 0.5);
    assertEquals(3, channel.received.size());
  }

  @Test
  void aSlowConsoleGetsTheLastStateOfEachThingAndEveryEvent() {
    channel.slow = true;
    hub.opened(channel, Pass.OPERATOR);
    for (int i = 0; i < 500; i++) {
      hub.happened(new DomainEvent.ChallengeChanged(time.instant(), Samples.challenge("open")));
      hub.happened(new DomainEvent.ControlChanged(time.instant(), i % 2 == 0, false, false));
      hub.happened(new DomainEvent.Audited(time.instant(), refused(i)));
    }
    hub.happened(new DomainEvent.AgentLogged(time.instant(), "fox", "info", "one"));
    hub.happened(new DomainEvent.AgentLogged(time.instant(), "fox", "info", "two"));
    while (!channel.unread.isEmpty()) {
      channel.read();
    }
    assertEquals(
        List.of("initial_state", "challenge_state", "system", "lists_changed", "log", "log"),
        channel.types());
  }

  private AuditEntry refused(int id) {
    return new AuditEntry(
        id, time.instant(), "nobody", "::1", "login.password", "", AuditEntry.Outcome.REFUSED, "");
  }

  @Test
  void letsGoOfAConsoleThatCannotKeepUp() {
    channel.slow = true;
    FakeChannel other = new FakeChannel();
    hub.opened(channel, Pass.OPERATOR);
    hub.opened(other, Pass.OPERATOR);
    for (int i = 0; i < 1100; i++) {
      hub.happened(new DomainEvent.AgentLogged(time.instant(), "fox", "info", "line " + i));
    }
    assertEquals(Goodbye.TRY_AGAIN_LATER, channel.closed);
    assertEquals(1101, other.received.size(), "others are not held up");
  }

  @Test
  void takesOnlySoManyConsoles() {
    for (int i = 0; i < ConsoleHub.MAX_CLIENTS; i++) {
      hub.opened(new FakeChannel(), Pass.OPERATOR);
    }
    hub.opened(channel, Pass.OPERATOR);
    assertEquals(Goodbye.TRY_AGAIN_LATER, channel.closed);
  }
}
