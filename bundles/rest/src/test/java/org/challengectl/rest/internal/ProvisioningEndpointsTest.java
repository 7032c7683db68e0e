package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.agent.core.AgentConfig;
import org.challengectl.agent.core.AgentConfigReader;
import org.challengectl.protocol.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ProvisioningEndpointsTest {

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void makesListsTogglesAndDeletesKeys() {
    JsonNode made =
        Api.json(api.post("/provisioning/keys", Api.OPERATOR, "{\"description\":\"Rack\"}"), 201);
    assertEquals("ccp-1", made.path("api_key").asText());
    JsonNode key = Api.json(api.get("/provisioning/keys", Api.OPERATOR), 200).path("keys").path(0);
    assertEquals("1", key.path("key_id").asText());
    assertEquals("Rack", key.path("description").asText());
    assertEquals("operator-key", key.path("created_by").asText());
    assertFalse(key.has("api_key"), "shown once");

    assertFalse(toggled("", 200).path("enabled").asBoolean(true));
    assertFalse(toggled("{\"enabled\":false}", 200).path("enabled").asBoolean(true));
    assertTrue(toggled("{}", 200).path("enabled").asBoolean(false));
    toggled("{", 400);

    Api.json(api.send("DELETE", "/provisioning/keys/1", Api.OPERATOR), 200);
    Api.error(api.send("DELETE", "/provisioning/keys/1", Api.OPERATOR), 404, "not_found");
    Api.error(api.send("POST", "/provisioning/keys/1/toggle", Api.OPERATOR), 404, "not_found");
  }

  @Test
  void aHostGetsTokenKeyAndAFileThatAnAgentReads() throws Exception {
    JsonNode reply = provisioned("{\"runner_name\":\"fox\"}");
    assertEquals("token-fox", reply.path("enrollment_token").asText());
    assertEquals("key-fox", reply.path("api_key").asText());
    AgentConfig config = read(reply);
    assertEquals("fox", config.agentId());
    assertEquals(Optional.of("token-fox"), config.enrollmentToken());
    assertEquals(Optional.of("key-fox"), config.apiKey());
    assertEquals("127.0.0.1", config.server().url().getHost(), "as the client called the server");
    assertTrue(config.server().verifyTls());
    assertTrue(config.autodetect());
    assertEquals(List.of("fox 24 127.0.0.1"), api.provisioning.calls);
  }

  @Test
  void writesWhatTheHostAskedFor() throws Exception {
    AgentConfig config =
        read(
            provisioned(
                "{\"runner_name\":\"The fox\",\"runner_id\":\"fox-1\",\"expires_hours\":2,"
                    + "\"server_url\":\"https://ctf.example:8443\",\"verify_ssl\":false,"
                    + "\"devices\":[{\"model\":\"hackrf\",\"name\":0,\"rf_gain\":14,"
                    + "\"frequency_limits\":[\"144000000-146000000\"]}]}"));
    assertEquals("fox-1", config.agentId());
    assertEquals("https://ctf.example:8443", config.server().url().toString());
    assertFalse(config.server().verifyTls());
    assertEquals("0", config.radios().get(0).name());
    assertEquals(List.of("fox-1 2 127.0.0.1"), api.provisioning.calls);
  }

  @Test
  void yamlIsBuiltByALibraryNotPastedFromStrings() throws Exception {
    List<String> hostile =
        List.of(
            "x\", api_key: stolen",
            "'} # comment",
            "- model: other",
            "&anchor *alias",
            "!!javax.script.ScriptEngineManager []",
            "{{ jinja }} %s %d",
            "yes",
            "0x1F",
            "1e3",
            "null",
            "~",
            "2026-05-01",
            ": : :",
            "? complex",
            "| block",
            "> folded",
            "\u2028\ufeff",
            "\ud83d\udce1 \u202e",
            " blanks ",
            "x".repeat(255));
    ArrayNode devices = Json.mapper().createArrayNode();
    for (String nasty : hostile) {
      devices.addObject().put("model", "virtual").put("name", nasty).put(shortKey(nasty), nasty);
    }
    ObjectNode request = Json.mapper().createObjectNode().put("runner_name", "fox");
    request.set("devices", devices);
    JsonNode reply = provisioned(Json.write(request));

    Object back =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(reply.path("config_yaml").asText());
    Map<?, ?> radios = (Map<?, ?>) ((Map<?, ?>) back).get("radios");
    List<?> found = (List<?>) radios.get("devices");
    assertEquals(hostile.size(), found.size());
    for (int i = 0; i < hostile.size(); i++) {
      Map<String, Object> device = new LinkedHashMap<>();
      device.put("model", "virtual");
      device.put("name", hostile.get(i));
      device.put(shortKey(hostile.get(i)), hostile.get(i));
      assertEquals(device, found.get(i));
    }
    Map<?, ?> runner = (Map<?, ?>) ((Map<?, ?>) back).get("runner");
    assertEquals("key-fox", runner.get("api_key"));
    assertEquals(7, runner.size());
    assertEquals(2, ((Map<?, ?>) back).size());
  }

  @Test
  void refusesWhatCannotStandInAnAgentsFileAndMakesNoToken() {
    Api.json(api.post("/provisioning/keys", Api.OPERATOR, "{}"), 201);
    for (String wrong :
        new String[] {
          "{}",
          "{\"runner_name\":\"\"}",
          "{\"runner_name\":\"a\\nb\"}",
          with("\"server_url\":\"ftp://x\""),
          with("\"server_url\":\"https://user:pw@x\""),
          with("\"server_url\":\"https://x/\\ninjected: 1\""),
          with("\"server_url\":\"https://${env:HOME}\""),
          with("\"expires_hours\":0"),
          with("\"devices\":[1]"),
          with("\"devices\":[{\"name\":\"${env:SECRET}\"}]"),
          with("\"devices\":[{\"name\":{\"a\":1}}]"),
          with("\"devices\":[{\"name\":[[1]]}]"),
          with("\"devices\":[{\"name\":null}]"),
          with("\"devices\":[{\"na\\u0000me\":1}]"),
          with("\"devices\":[" + "{},".repeat(64) + "{}]"),
        }) {
      Api.error(api.post("/provisioning/provision", "ccp-1", wrong), 400, "invalid_input");
    }
    assertEquals(List.of(), api.provisioning.calls);
  }

  @Test
  void onlyAProvisioningKeyProvisions() {
    String body = "{\"runner_name\":\"fox\"}";
    for (String key : new String[] {null, "key-fox", Api.OPERATOR, "ccp-1"}) {
      Api.error(api.post("/provisioning/provision", key, body), 401, "unauthenticated");
    }
  }

  private JsonNode toggled(String body, int status) {
    return Api.json(api.post("/provisioning/keys/1/toggle", Api.OPERATOR, body), status);
  }

  private JsonNode provisioned(String body) {
    Api.json(api.post("/provisioning/keys", Api.OPERATOR, "{}"), 201);
    return Api.json(api.post("/provisioning/provision", "ccp-1", body), 201);
  }

  private static AgentConfig read(JsonNode reply) throws Exception {
    AgentConfigReader.Result result =
        AgentConfigReader.parse("fox.yml", reply.path("config_yaml").asText());
    assertEquals(List.of(), result.warnings());
    return result.config();
  }

  private static String shortKey(String text) {
    return text.length() > 20 ? "long" : text;
  }

  private static String with(String more) {
    return "{\"runner_name\":\"fox\"," + more + "}";
  }
}
