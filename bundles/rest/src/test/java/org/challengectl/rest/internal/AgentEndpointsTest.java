package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Transmission;
import org.challengectl.scheduler.AgentRegistry;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.CompletionReport;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentEndpointsTest {

  private static final String KEY = "key-fox";

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void registersAnOlderRunnerAsItSpeaks() {
    String body =
        "{\"runner_id\":\"other\",\"hostname\":\"pi\",\"devices\":[{\"device_id\":0,"
            + "\"model\":\"hackrf\",\"name\":0,"
            + "\"frequency_limits\":[\"144000000-148000000\"]}]}";
    JsonNode reply = Api.json(api.post("/runners/register", KEY, body), 200);
    assertEquals("fox", reply.path("agent_id").asText(), "the key says who it is");
    AgentRegistry.Registration registration = (AgentRegistry.Registration) api.rules.calls.get(0);
    assertEquals(AgentType.RUNNER, registration.type());
    assertEquals("0", registration.devices().get(0).id());
    assertEquals(
        List.of(new FrequencyBand(144_000_000, 148_000_000)),
        registration.devices().get(0).limits());
    assertFalse(registration.speaksLeases());
    assertEquals(Optional.empty(), registration.modulations());
    assertEquals("127.0.0.1", registration.address());
  }

  @Test
  void registersAListenerWithARangesName() {
    api.store.saveFrequencyRanges(
        List.of(
            new FrequencyRange("2m_ham", "2 m", "", new FrequencyBand(144_000_000, 148_000_000))));
    String body =
        "{\"agent_type\":\"listener\",\"hostname\":\"ear\",\"leases\":true,\"site\":\"roof\","
            + "\"modulations\":[\"cw\"],\"devices\":[{\"device_id\":\"a\",\"model\":\"rtlsdr\","
            + "\"name\":\"serial\",\"frequency_limits\":[\"2m_ham\"],\"sample_rate\":2400000}]}";
    Api.json(api.post("/agents/register", "key-ear", body), 200);
    AgentRegistry.Registration registration = (AgentRegistry.Registration) api.rules.calls.get(0);
    assertEquals(AgentType.LISTENER, registration.type());
    assertEquals(Optional.of("roof"), registration.site());
    assertEquals(List.of(), registration.devices().get(0).limits());
    assertEquals(
        List.of("2m_ham"),
        registration.devices().get(0).limitNames(),
        "what the range is may change");
    assertTrue(registration.speaksLeases());
  }

  @Test
  void saysWhatIsWrongWithARegistration() {
    for (String[] wrong :
        new String[][] {
          {"{}", "hostname"},
          {"{\"hostname\":\"\"}", "hostname"},
          {"{\"hostname\":\"a\\u0000b\"}", "control characters"},
          {"{\"hostname\":\"" + "x".repeat(256) + "\"}", "hostname"},
          {"{\"hostname\":\"a\",\"agent_type\":\"king\"}", "agent_type"},
          {"{\"hostname\":\"a\",\"devices\":[null]}", "devices[0]"},
          {"{\"hostname\":\"a\",\"devices\":[{}]}", "devices[0].device_id"},
          {"{\"hostname\":\"a\",\"devices\":[{\"device_id\":[1]}]}", "devices[0].device_id"},
          {"{\"hostname\":\"a\",\"devices\":[{\"device_id\":1},{\"device_id\":\"1\"}]}", "twice"},
          {device("\"frequency_limits\":[\"80m\"]"), "no frequency range '80m'"},
          {device("\"frequency_limits\":[\"9-3\"]"), "not a band"},
          {device("\"frequency_limits\":[null]"), "frequency_limits"},
          {device("\"sample_rate\":-1"), "sample_rate"},
          {"{\"hostname\":\"a\",\"modulations\":[null]}", "modulations"},
        }) {
      JsonNode error = Api.error(api.post("/agents/register", KEY, wrong[0]), 400, "invalid_input");
      assertTrue(error.path("error").asText().contains(wrong[1]), error.toString());
    }
    assertEquals(List.of(), api.rules.calls, "nothing has changed");
  }

  @Test
  void heartbeatsAndSignsOut() {
    Api.error(api.post("/runners/fox/heartbeat", KEY, "{}"), 404, "not_found");
    registered();
    assertEquals(
        "ok", Api.json(api.post("/runners/fox/heartbeat", KEY, "{}"), 200).path("status").asText());
    Api.json(api.send("POST", "/agents/fox/heartbeat", KEY), 200);
    Api.json(api.post("/runners/fox/signout", KEY, "{}"), 200);
    assertTrue(api.rules.calls.contains("signOut fox"));
  }

  @Test
  void aKeyIsOfNoUseForAnotherAgentsPath() {
    registered();
    api.rules.calls.clear();
    Api.error(api.post("/runners/hound/heartbeat", KEY, "{}"), 403, "wrong_agent");
    Api.error(api.get("/runners/hound/task", KEY), 403, "wrong_agent");
    Api.error(api.post("/agents/hound/recording/start", KEY, "{}"), 403, "wrong_agent");
    Api.error(api.post("/runners/hound/lease/1/renew", KEY, ""), 403, "wrong_agent");
    Api.error(api.post("/runners/fox%2F..%2Fhound/heartbeat", KEY, "{}"), 403, "wrong_agent");
    assertEquals(List.of(), api.rules.calls);
  }

  @Test
  void takesTheKeyFromEitherHeader() {
    registered();
    Api.json(api.get("/runners/fox/task", null, "X-API-Key", KEY), 200);
    Api.json(api.get("/runners/fox/task", null, "Authorization", "bearer " + KEY), 200);
    Api.error(
        api.get("/runners/fox/task", null, "Authorization", "Basic Zm94"), 401, "unauthenticated");
  }

  @Test
  void logsForTheOperators() {
    String body =
        "{\"log\":{\"level\":\"WARNING\",\"message\":\"hot\\u001b[31m radio\",\"timestamp\":\"x\"}}";
    Api.json(api.post("/runners/fox/log", KEY, body), 200);
    DomainEvent.AgentLogged logged = (DomainEvent.AgentLogged) api.bus.told.get(0);
    assertEquals("warning", logged.level());
    assertEquals("hot [31m radio", logged.message());
    Api.error(api.post("/runners/fox/log", KEY, "{\"log\":{}}"), 400, "invalid_input");
    Api.error(api.post("/runners/fox/log", KEY, "{}"), 400, "invalid_input");
  }

  @Test
  void pollsForWork() {
    registered();
    assertEquals("{\"task\":null}", api.get("/runners/fox/task", KEY).body());
    Transmission transmission = Samples.transmission(7, "open", false);
    api.rules.work.add(
        new Assignment(Samples.lease(transmission, true), Samples.challenge("open"), transmission));
    JsonNode task = Api.json(api.get("/runners/fox/task?device=0", KEY), 200).path("task");
    assertEquals(107, task.path("lease").asLong());
    assertEquals("flag{secret}", task.path("config").path("flag").asText());
    assertTrue(api.rules.calls.contains("poll fox 0"));
  }

  @Test
  void renewsAndStartsOnlyALeaseThatHolds() {
    Transmission transmission = Samples.transmission(7, "open", false);
    api.store.put(Samples.lease(transmission, true));
    JsonNode renewed = Api.json(api.post("/runners/fox/lease/107/renew", KEY, "{}"), 200);
    assertEquals(60.0, renewed.path("lease_seconds").asDouble());
    assertFalse(renewed.path("stop").asBoolean(true));
    Api.json(
        api.post("/runners/fox/lease/107/started", KEY, "{\"at\":\"2026-05-01T12:00:06Z\"}"), 200);
    assertTrue(api.rules.calls.contains("started fox 107 2026-05-01T12:00:06Z"));
    Api.error(api.post("/runners/fox/lease/106/renew", KEY, "{}"), 409, "stale_lease");
    Api.error(api.post("/runners/fox/lease/106/started", KEY, "{}"), 409, "stale_lease");
    Api.error(api.post("/runners/fox/lease/-1/renew", KEY, "{}"), 404, "not_found");
    Api.error(
        api.post("/runners/fox/lease/" + "9".repeat(30) + "/renew", KEY, "{}"), 404, "not_found");
    Api.error(
        api.post("/runners/fox/lease/107/started", KEY, "{\"at\":\"noon\"}"), 400, "bad_json");
  }

  @Test
  void completesAsAnOlderRunnerSpeaks() {
    api.store.put(Samples.challenge("open"));
    api.store.put(Samples.transmission(7, "open", true));
    String body =
        "{\"challenge_id\":\"open\",\"success\":true,\"error_message\":null,\"device_id\":0,"
            + "\"frequency\":146520000}";
    Api.json(api.post("/runners/fox/complete", KEY, body), 200);
    CompletionReport report = (CompletionReport) api.rules.calls.get(0);
    assertEquals(OptionalLong.empty(), report.fencingNumber());
    assertEquals(Optional.of("0"), report.deviceId());
    assertEquals(Optional.empty(), report.errorMessage());
  }

  @Test
  void refusesWhatIsNotACompletion() {
    api.store.put(Samples.challenge("open"));
    Api.error(api.post("/runners/fox/complete", KEY, "{}"), 400, "invalid_input");
    Api.error(
        api.post("/runners/fox/complete", KEY, "{\"challenge_id\":\"open\"}"),
        400,
        "invalid_input");
    Api.error(
        api.post("/runners/fox/complete", KEY, "{\"challenge_id\":\"gone\",\"success\":true}"),
        404,
        "not_found");
    Api.error(
        api.post("/runners/fox/complete", KEY, "{\"challenge_id\":\"open\",\"success\":true}"),
        409,
        "stale_lease");
  }

  @Test
  void saysWhereTheJsonIsWrongAndNamesNoClass() {
    for (String body :
        new String[] {
          "",
          "null",
          "[]",
          "{",
          "{\"challenge_id\":{}}",
          "{\"success\":\"perhaps\"}",
          "{} {}",
          "{\"lease\":1e400}",
          "{\"lease\":7.9}",
          "{\"lease\":\"7\"}",
          "{\"success\":1}",
          "{\"success\":true,\"success\":false}",
          "\u0000",
          "[".repeat(5000)
        }) {
      JsonNode error = Api.error(api.post("/runners/fox/complete", KEY, body), 400, "bad_json");
      assertFalse(error.toString().contains("java"), error.toString());
      assertFalse(error.toString().contains("challengectl"), error.toString());
    }
    JsonNode error =
        Api.error(
            api.post("/runners/fox/complete", KEY, "{\n  \"challenge_id\": {}}"), 400, "bad_json");
    assertTrue(error.path("error").asText().contains("line 2"), error.toString());
    assertTrue(error.path("error").asText().contains("'challenge_id'"), error.toString());
  }

  @Test
  void refusesBodiesThatAreTooLargeOrOfAnotherType() {
    String large = "{\"challenge_id\":\"" + "x".repeat(1 << 20) + "\"}";
    Api.error(api.post("/runners/fox/complete", KEY, large), 413, "too_large");
    byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
    Api.error(
        api.post(
            "/runners/fox/complete",
            KEY,
            "application/json",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))),
        413,
        "too_large");
    Api.error(
        api.post("/runners/fox/complete", KEY, "text/xml", BodyPublishers.ofString("<a/>")),
        415,
        "unsupported_media_type");
  }

  private void registered() {
    Api.json(api.post("/agents/register", KEY, "{\"hostname\":\"pi\"}"), 200);
  }

  private static String device(String more) {
    return "{\"hostname\":\"a\",\"devices\":[{\"device_id\":1," + more + "}]}";
  }
}
