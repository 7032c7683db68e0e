package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.challengectl.protocol.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentReportTest {

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void gathersWhatAnAgentTellsAndKeepsWhatItDoesNotTellAgain() throws Exception {
    register(
        """
        {"hostname": "h", "devices": [], "version": "1.2.0",
         "driver_versions": {"virtual": "1.0.0"}, "modulation_versions": {"cw": "2.0.0", "usb": ""}}
        """);
    heartbeat("{\"clock_offset_seconds\": -75.25}");
    JsonNode report = report();
    assertEquals("1.2.0", report.path("version").asText());
    assertEquals("virtual", report.at("/drivers/0/name").asText());
    assertEquals("1.0.0", report.at("/drivers/0/version").asText());
    assertEquals("2.0.0", report.at("/modulations/0/version").asText());
    assertFalse(report.at("/modulations/1").has("version"));
    assertEquals(-75.25, report.path("clock_offset_seconds").asDouble());
    heartbeat("");
    assertEquals(-75.25, report().path("clock_offset_seconds").asDouble());
  }

  @Test
  void takesOlderAgentsThatTellOnlyNamesAndBeatsWithoutBody() throws Exception {
    register("{\"hostname\": \"h\", \"devices\": [], \"drivers\": [\"hackrf\"]}");
    heartbeat("");
    assertEquals("hackrf", report().at("/drivers/0/name").asText());
    assertFalse(report().has("clock_offset_seconds"));
    assertTrue(report().has("last_heartbeat"));
  }

  @Test
  void leavesOutWhatMakesNoSense() throws Exception {
    register("{\"hostname\": \"h\", \"devices\": [], \"driver_versions\": {\" \": \"1\"}}");
    heartbeat("{\"clock_offset_seconds\": 1e300}");
    assertEquals(0, report().path("drivers").size());
    assertFalse(report().has("clock_offset_seconds"));
    String key = api.auth.issueKey("fox");
    assertEquals(400, api.post("/agents/fox/heartbeat", key, "{\"clock").statusCode());
  }

  @Test
  void remembersHowTheServerDid() throws Exception {
    api.get("/health", null);
    api.watch.sample();
    JsonNode samples = json(api.get("/system/samples", Api.OPERATOR)).path("samples");
    assertEquals(1, samples.size());
    assertTrue(samples.at("/0/requests").asInt() >= 1, samples.toString());
    assertTrue(samples.at("/0/heap_used_bytes").asLong() > 0);
    for (int i = 0; i < ServerWatch.KEPT + 5; i++) {
      api.watch.sample();
    }
    assertEquals(ServerWatch.KEPT, api.watch.loads().size());
  }

  private void register(String json) {
    String key = api.auth.issueKey("fox");
    assertEquals(200, api.post("/agents/register", key, json).statusCode());
  }

  private void heartbeat(String json) {
    String key = api.auth.issueKey("fox");
    assertEquals(200, api.post("/agents/fox/heartbeat", key, json).statusCode());
  }

  private JsonNode report() throws Exception {
    return json(api.get("/agent-reports", Api.OPERATOR)).at("/reports/0");
  }

  private static JsonNode json(HttpResponse<String> reply) throws Exception {
    assertEquals(200, reply.statusCode(), reply.body());
    return Json.mapper().readTree(reply.body());
  }
}
