package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.protocol.EnrolmentString;
import org.challengectl.protocol.LogInfo;
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
  void filtersTheHistory() {
    assertEquals(
        2, json("/transmissions?challenge_id=open&runner_id=fox").at("/transmissions").size());
    assertEquals(0, json("/transmissions?runner_id=gone").at("/transmissions").size());
    assertEquals(3, json("/transmissions?status=assigned").at("/transmissions").size());
    assertEquals(0, json("/transmissions?status=failure").at("/transmissions").size());
    assertEquals(3, json("/transmissions?since=2026-05-01T12:00:00Z").at("/transmissions").size());
    assertEquals(
        3, json("/transmissions?since=2026-05-01T14:00:00+02:00").at("/transmissions").size());
    assertEquals(0, json("/transmissions?since=2026-05-01T12:00:01Z").at("/transmissions").size());
    for (String query :
        List.of("status=king", "since=yesterday", "since=2026-05-01", "runner_id=%01")) {
      Api.error(api.get("/transmissions?" + query, Api.OPERATOR), 400, "invalid_input");
    }
  }

  @Test
  void setsTheTimesOfTheDayAndTheRest() {
    String times = "{\"day_start\":\"09:00\",\"end_of_day\":\"17:30\"}";
    Api.error(put("/conference/day-times", times), 409, "no_event");
    api.store.saveEvent(
        new Event(
            "Con",
            Optional.empty(),
            Optional.empty(),
            ZoneId.of("UTC"),
            Optional.empty(),
            Optional.empty()));
    assertEquals(
        "17:30", Api.json(put("/conference/day-times", times), 200).path("end_of_day").asText());
    for (String wrong :
        List.of(
            "9:00",
            "24:00",
            "09:60",
            "09:00:00",
            "",
            "noon",
            "-1:00",
            "09:00 ",
            "\u0660\u0669:00")) {
      Api.error(put("/conference/day-times", times.replace("09:00", wrong)), 400, "invalid_input");
    }
    assertEquals("09:00", json("/conference").path("day_start").asText());
    assertTrue(Api.json(put("/conference/day-times", "{}"), 200).path("day_start").isMissingNode());
    assertTrue(
        Api.json(put("/conference/auto-pause", "{\"enabled\":true}"), 200)
            .path("auto_pause")
            .asBoolean());
    Api.error(put("/conference/auto-pause", "{}"), 400, "invalid_input");
    Api.error(put("/conference/auto-pause", "{\"enabled\":\"yes\"}"), 400, "bad_json");
    assertTrue(json("/control/status").path("auto_pause").asBoolean());
  }

  @Test
  void showsAllAConsoleNeedsInOneAnswer() {
    Transmission onAir = Samples.transmission(9, "open", true);
    api.store.put(onAir);
    api.store.put(Samples.lease(onAir, true));
    api.store.put(
        Samples.transmission(8, "open", true)
            .ended(
                TransmissionStatus.FAILURE, Optional.empty(), Samples.NOON, Optional.of("broke")));
    JsonNode shown = json("/dashboard");
    assertEquals(9, shown.at("/on_the_air/0/transmission_id").asInt());
    assertEquals(8, shown.at("/failures/0/transmission_id").asInt());
    assertEquals(1, shown.at("/failures").size());
    assertEquals("open", shown.at("/next/0/challenge_id").asText());
    assertEquals(2, shown.at("/agents").size());
    assertEquals(3, shown.at("/recordings").size());
    assertEquals(1, shown.at("/control/on_the_air").asInt());
    assertEquals(0, shown.at("/files/files").asInt(-1));
  }

  @Test
  void showsTheLogNewestFirst() {
    api.logs.add(new LogInfo(Samples.NOON, "agent", "fox", "info", "tuned to 146 MHz"));
    api.logs.add(new LogInfo(Samples.NOON, "agent", "ear", "error", "No radio"));
    api.logs.add(new LogInfo(Samples.NOON, "server", null, "warning", "slow disk"));
    assertEquals("slow disk", json("/logs").at("/logs/0/message").asText());
    assertEquals(2, json("/logs?level=warning").at("/logs").size());
    assertEquals("ear", json("/logs?level=error").at("/logs/0/agent_id").asText());
    assertEquals(1, json("/logs?agent=fox").at("/logs").size());
    assertEquals(1, json("/logs?text=RADIO").at("/logs").size());
    assertEquals("No radio", json("/logs?limit=1&offset=1").at("/logs/0/message").asText());
    for (int i = 0; i < 200; i++) {
      api.logs.add(new LogInfo(Samples.NOON, "agent", "fox", "debug", "x".repeat(5000)));
    }
    assertEquals(100, json("/logs?limit=1000").at("/logs").size(), "bounded");
    assertEquals(4000, json("/logs").at("/logs/0/message").asText().length());
    Api.error(api.get("/logs?level=loud", Api.OPERATOR), 400, "invalid_input");
    Api.error(api.get("/logs?limit=-1", Api.OPERATOR), 400, "invalid_input");
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

  private HttpResponse<String> put(String path, String json) {
    return api.send(
        api.request(path, Api.OPERATOR, "Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }
}
