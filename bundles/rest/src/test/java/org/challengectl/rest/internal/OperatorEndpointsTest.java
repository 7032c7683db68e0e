package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.challengectl.protocol.EnrolmentString;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorEndpointsTest {

  private final Api api = new Api();

  @BeforeEach
  void fill() {
    api.store.put(Samples.challenge("open"));
    for (int i = 1; i <= 3; i++) {
      api.store.put(Samples.transmission(i, i == 3 ? "other" : "open", true));
      api.store.put(Samples.recording(i, i == 3 ? "other" : "open", RecordingStatus.COMPLETED));
    }
    api.rules.agents.put("fox", Samples.agent("fox", AgentType.RUNNER));
    api.rules.agents.put("ear", Samples.agent("ear", AgentType.LISTENER));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void listsAndShowsChallenges() {
    JsonNode list = json("/challenges").path("challenges");
    assertEquals("open", list.path(0).path("challenge_id").asText());
    assertEquals("OPEN", json("/challenges/open").path("name").asText());
    Api.error(api.get("/challenges/gone", Api.OPERATOR), 404, "not_found");
  }

  @Test
  void steersChallenges() {
    done("/challenges/open/trigger");
    done("/challenges/open/enable");
    assertEquals("disabled", done("/challenges/open/disable").path("status").asText());
    assertTrue(api.rules.calls.contains("trigger open"));
    for (String what : List.of("trigger", "enable", "disable", "stop")) {
      Api.error(api.send("POST", "/challenges/gone/" + what, Api.OPERATOR), 404, "not_found");
    }
    Api.json(api.send("DELETE", "/challenges/open", Api.OPERATOR), 200);
    Api.error(api.send("DELETE", "/challenges/open", Api.OPERATOR), 404, "not_found");
  }

  @Test
  void stopsWhatIsOnTheAir() {
    assertEquals("{\"stopping\":false}", done("/challenges/open/stop").toString());
    Transmission transmission = Samples.transmission(9, "open", true);
    api.store.put(Samples.lease(transmission, true));
    assertEquals("{\"stopping\":true}", done("/challenges/open/stop").toString());
  }

  @Test
  void pagesThroughTheHistory() {
    JsonNode page = json("/transmissions?limit=1&offset=1");
    assertEquals(1, page.path("transmissions").size());
    assertEquals(2, page.path("transmissions").path(0).path("transmission_id").asLong());
    assertEquals(2, json("/transmissions?challenge_id=open").path("transmissions").size());
    assertEquals(3, json("/transmissions/3").path("transmission_id").asLong());
    assertEquals(3, json("/recordings").path("recordings").size());
    assertEquals(2, json("/challenges/open/recordings").path("recordings").size());
    assertEquals("ear", json("/recordings/1").path("agent_id").asText());
    for (String query :
        List.of("limit=0", "limit=1001", "limit=x", "offset=-1", "limit=99999999999", "limit=")) {
      Api.error(api.get("/transmissions?" + query, Api.OPERATOR), 400, "invalid_input");
    }
    Api.error(api.get("/transmissions/77", Api.OPERATOR), 404, "not_found");
    Api.error(api.get("/recordings/77", Api.OPERATOR), 404, "not_found");
    Api.error(api.get("/challenges/gone/recordings", Api.OPERATOR), 404, "not_found");
  }

  @Test
  void pausesAndResumes() {
    assertTrue(done("/control/pause").path("paused").asBoolean());
    JsonNode status = json("/control/status");
    assertTrue(status.path("paused").asBoolean());
    assertEquals(1, status.path("challenges").path("queued").asInt());
    assertEquals(1, status.path("agents_online").path("listener").asInt());
    assertEquals("2026-05-01T12:00:00Z", status.path("server_time").asText());
    assertEquals("false", done("/control/resume").path("paused").asText());
  }

  @Test
  void listsAndSteersAgents() {
    assertEquals(1, json("/runners").path("runners").size());
    assertEquals(2, json("/agents").path("agents").size());
    assertEquals(
        "ear", json("/agents?type=listener").path("agents").path(0).path("agent_id").asText());
    Api.error(api.get("/agents?type=king", Api.OPERATOR), 400, "invalid_input");
    assertEquals("runner", json("/runners/fox").path("agent_type").asText());
    assertEquals("false", done("/agents/fox/disable").path("enabled").asText());
    assertEquals("true", done("/agents/fox/enable").path("enabled").asText());
    Api.json(api.send("DELETE", "/agents/fox", Api.OPERATOR), 200);
    Api.error(api.send("DELETE", "/agents/gone", Api.OPERATOR), 404, "not_found");
    Api.error(api.get("/agents/gone", Api.OPERATOR), 404, "not_found");
    Api.error(api.send("POST", "/agents/gone/enable", Api.OPERATOR), 404, "not_found");
  }

  @Test
  void listsRangesAndModulations() {
    api.store.saveFrequencyRanges(
        List.of(
            new FrequencyRange("2m", "2 m", "ham", new FrequencyBand(144_000_000, 148_000_000))));
    assertEquals(
        "{\"frequency_ranges\":[{\"name\":\"2m\",\"display_name\":\"2 m\",\"description\":\"ham\","
            + "\"min_hz\":144000000,\"max_hz\":148000000}]}",
        json("/frequency-ranges").toString());
    JsonNode cw = json("/modulations").path("modulations").path(0);
    assertEquals("cw", cw.path("name").asText());
    assertEquals("cwx", cw.path("aliases").path(0).asText());
    assertEquals(
        "a whole number, 5-60 wpm", cw.path("parameters").path(0).path("allowed").asText());
    assertEquals("text", cw.path("flag_kind").asText());
    assertTrue(cw.path("available").asBoolean());
    assertTrue(cw.path("unavailable_reason").isMissingNode());
  }

  @Test
  void servesTheSchemaOfEachModulationAndSaysWhichCannotWork() {
    for (JsonNode each : json("/modulations").path("modulations")) {
      String name = each.path("name").asText();
      assertEquals(each, json("/modulations/" + name));
      assertEquals(
          "https://json-schema.org/draft/2020-12/schema",
          each.path("schema").path("$schema").asText());
      assertEquals(60, each.at("/schema/properties/parameters/properties/speed/maximum").asInt());
      assertEquals(each.path("flag_kind"), each.at("/schema/x-flag-kind"));
    }
    JsonNode lacking = json("/modulations/lacking");
    assertFalse(lacking.path("available").asBoolean(true));
    assertEquals(
        "libexample is missing; install libexample1", lacking.path("unavailable_reason").asText());
    assertEquals("cw", json("/modulations/cwx").path("name").asText());
    assertEquals(
        "{\"cwx\":{\"speed\":30}}", json("/modulations/cw").at("/schema/x-aliases").toString());
    Api.error(api.get("/modulations/nosuch", Api.OPERATOR), 404, "not_found");
  }

  @Test
  void showsTheEventToEverybody() {
    assertEquals("{\"server_time\":\"2026-05-01T12:00:00Z\"}", api.get("/conference", null).body());
    api.store.saveEvent(
        new Event(
            "Con",
            Optional.of(Samples.NOON),
            Optional.empty(),
            ZoneId.of("UTC"),
            Optional.of(LocalTime.of(9, 0)),
            Optional.empty()));
    JsonNode event = Api.json(api.get("/public/conference", null), 200);
    assertEquals("Con", event.path("name").asText());
    assertEquals("09:00", event.path("day_start").asText());
  }

  @Test
  void makesATokenAndEnrolsWithItOnce() {
    JsonNode token =
        Api.json(api.post("/enrollment/token", Api.OPERATOR, "{\"runner_name\":\"new\"}"), 201);
    assertEquals("2026-05-02T12:00:00Z", token.path("expires_at").asText());
    EnrolmentString string = EnrolmentString.parse(token.path("enrollment_string").asText());
    assertEquals("token-new", string.token());
    assertEquals("https://ctf.example:8443", string.server().toString());
    String body =
        "{\"enrollment_token\":\"token-new\",\"api_key\":\"key-new\",\"runner_id\":\"new\","
            + "\"hostname\":\"pi\",\"devices\":[{\"device_id\":0,\"model\":\"hackrf\"}]}";
    String wrong = body.replace("\"device_id\":0", "\"device_id\":null");
    Api.error(api.post("/enrollment/enroll", null, wrong), 400, "invalid_input");
    JsonNode enrolled = Api.json(api.post("/enrollment/enroll", null, body), 201);
    assertEquals("new", enrolled.path("runner_id").asText());
    assertTrue(enrolled.path("api_key").isMissingNode(), "the agent has it already");
    assertTrue(api.rules.agents.containsKey("new"));
    Api.error(api.post("/enrollment/enroll", null, body), 401, "unauthenticated");
  }

  @Test
  void refusesTokensAndEnrolmentsThatCannotBe() {
    for (String body :
        List.of(
            "{}",
            "{\"runner_name\":\"\"}",
            "{\"runner_name\":\"a\",\"expires_hours\":0}",
            "{\"runner_name\":\"a\",\"expires_hours\":721}")) {
      Api.error(api.post("/enrollment/token", Api.OPERATOR, body), 400, "invalid_input");
    }
    Api.error(api.post("/enrollment/enroll", null, "{\"hostname\":\"a\"}"), 400, "invalid_input");
    Api.error(
        api.post("/enrollment/enroll", null, "{\"enrollment_token\":\"a\"}"), 400, "invalid_input");
    assertEquals(2, api.rules.agents.size());
  }

  private JsonNode json(String path) {
    return Api.json(api.get(path, Api.OPERATOR), 200);
  }

  private JsonNode done(String path) {
    return Api.json(api.send("POST", path, Api.OPERATOR), 200);
  }
}
