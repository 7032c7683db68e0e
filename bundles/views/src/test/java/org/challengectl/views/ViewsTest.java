package org.challengectl.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.StaleReport;
import org.challengectl.domain.Transmission;
import org.challengectl.protocol.ConsoleMessage;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.Task;
import org.challengectl.scheduler.Assignment;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.Test;

class ViewsTest {

  private static final Instant NOW = Samples.NOON;

  private final Challenge challenge = Samples.challenge("fox");
  private final Transmission transmission = Samples.transmission(7, "fox", true);
  private final Lease lease = Samples.lease(transmission, true);
  private final Recording recording =
      Samples.recording(9, "fox", RecordingStatus.COMPLETED)
          .withPicture(Samples.picture("b".repeat(64)));

  @Test
  void aTaskIsWhatOlderRunnersKnowAndTheLease() {
    Task task = TaskViews.task(new Assignment(lease, challenge, transmission));
    JsonNode json = Json.mapper().valueToTree(task);
    assertEquals("fox", json.path("challenge_id").asText());
    assertEquals("cw", json.path("config").path("modulation").asText());
    assertEquals(Samples.CARRIER_HZ, json.path("config").path("frequency").asLong());
    assertEquals("flag{secret}", json.path("config").path("flag").asText());
    assertEquals(35, json.path("config").path("speed").asInt());
    assertEquals(107, json.path("lease").asLong());
    assertEquals(60.0, json.path("lease_seconds").asDouble());
    assertEquals(7, json.path("transmission_id").asLong());
    assertEquals("2026-05-01T12:00:06Z", json.path("start_at").asText());
  }

  @Test
  void aChallengeThatWaitsIsQueuedOnceItIsDue() {
    Challenge waiting = challenge.withProgress(challenge.progress().waiting(NOW));
    assertEquals("waiting", ChallengeViews.info(waiting, NOW.minusMillis(1)).status());
    assertEquals("queued", ChallengeViews.info(waiting, NOW).status());
    Challenge disabled = Samples.disabled(waiting);
    assertEquals("disabled", ChallengeViews.info(disabled, NOW).status());
  }

  @Test
  void aRecordingSaysWhereItsPictureAndThePlotAre() {
    JsonNode json = Json.mapper().valueToTree(RecordingViews.info(recording));
    assertEquals("/api/recordings/9/image", json.path("image_url").asText());
    assertEquals(1000, json.path("image_width").asInt());
    assertEquals("[80,40,900,560]", json.path("picture").path("plot").toString());
    assertEquals(23.4, json.path("measurement").path("snr_db").asDouble());
    assertEquals(17.25, json.path("duration_seconds").asDouble());
  }

  @Test
  void anAgentsLimitsAreWrittenAsTheyAreRead() {
    JsonNode json =
        Json.mapper().valueToTree(AgentViews.info(Samples.agent("a", AgentType.RUNNER)));
    assertEquals(
        "144000000-148000000",
        json.path("devices").path(0).path("frequency_limits").path(0).asText());
    assertEquals("runner", json.path("agent_type").asText());
  }

  @Test
  void whoMayNotReadAListIsOnlyToldThatItHasChanged() {
    assertEquals(List.of("audit", "users", "sessions"), lists("user.grant", Outcome.DONE));
    assertEquals(
        List.of("audit", "provisioning_keys"), lists("provisioning-key.create", Outcome.DONE));
    assertEquals(List.of("audit", "enrollment_tokens"), lists("agent.token.delete", Outcome.DONE));
    assertEquals(List.of("audit"), lists("challenge.create", Outcome.DONE));
    assertEquals(List.of("audit"), lists("user.grant", Outcome.REFUSED));
    String json =
        Json.write(ConsoleViews.message(audited("user.grant", Outcome.DONE)).orElseThrow());
    assertTrue(!json.contains("helper") && !json.contains("user.grant"), json);
  }

  private static List<String> lists(String action, Outcome outcome) {
    return ((ConsoleMessage.ListsChanged)
            ConsoleViews.message(audited(action, outcome)).orElseThrow())
        .lists();
  }

  private static DomainEvent audited(String action, Outcome outcome) {
    return new DomainEvent.Audited(
        NOW, new AuditEntry(1, NOW, "user:admin", "::1", action, "helper", outcome, ""));
  }

  @Test
  void everyEventThatMeansSomethingToPeopleHasItsMessage() throws Exception {
    List<DomainEvent> events =
        List.of(
            new DomainEvent.ChallengeChanged(NOW, challenge),
            new DomainEvent.ChallengeDeleted(NOW, "fox"),
            new DomainEvent.EventImported(NOW, 4),
            new DomainEvent.AgentChanged(NOW, Samples.agent("a", AgentType.LISTENER)),
            new DomainEvent.TransmissionAssigned(NOW, transmission),
            new DomainEvent.TransmissionStarted(NOW, transmission),
            new DomainEvent.TransmissionEnded(NOW, transmission),
            new DomainEvent.StopRequested(NOW, lease),
            new DomainEvent.RecordingAssigned(NOW, recording, transmission),
            new DomainEvent.RecordingCancelled(NOW, recording),
            new DomainEvent.RecordingChanged(NOW, recording),
            new DomainEvent.NotHeard(NOW, transmission, recording),
            new DomainEvent.StaleReportRefused(
                NOW, new StaleReport(NOW, "a", "fox", OptionalLong.of(3), "complete")),
            new DomainEvent.ControlChanged(NOW, true, true, false),
            new DomainEvent.ModulationsChanged(NOW, Set.of("cw")),
            audited("user.grant", Outcome.DONE),
            new DomainEvent.AgentLogged(NOW, "a", "info", "hello"));
    for (DomainEvent event : events) {
      ConsoleMessage message = ConsoleViews.message(event).orElseThrow();
      assertEquals(NOW, message.timestamp());
      String json = Json.write(message);
      assertTrue(json.startsWith("{\"type\":\""), json);
      assertEquals(json, Json.write(Json.read(json, ConsoleMessage.class)));
    }
    assertTrue(ConsoleViews.message(new DomainEvent.WorkAvailable(NOW)).isEmpty());
    assertTrue(ConsoleViews.message(new DomainEvent.LeaseRenewed(NOW, lease)).isEmpty());
  }
}
