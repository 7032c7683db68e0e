package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.domain.Permission;
import org.challengectl.protocol.Json;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkTest {

  private final Api api = new Api();

  @BeforeEach
  void fill() {
    api.store.put(Samples.challenge("alpha"));
    api.store.put(Samples.challenge("beta"));
    api.store.put(Samples.transmission(1, "alpha", true));
    api.store.put(Samples.transmission(2, "alpha", true));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static String body(String action, List<String> ids) {
    return "{\"action\":\"" + action + "\",\"ids\":" + Json.write(ids) + "}";
  }

  @Test
  void eachHasItsOwnResult() {
    JsonNode results =
        Api.json(
                api.post(
                    "/challenges/bulk",
                    Api.OPERATOR,
                    body("disable", List.of("alpha", "gone", "beta", "alpha"))),
                200)
            .path("results");
    assertEquals(List.of("alpha", "gone", "beta"), results.findValuesAsText("id"));
    assertEquals(List.of("true", "false", "true"), results.findValuesAsText("done"));
    assertEquals("not_found", results.at("/1/code").asText());
    assertEquals("disabled", results.at("/2/challenge/status").asText());
    results =
        Api.json(api.post("/challenges/bulk", Api.OPERATOR, body("stop", List.of("beta"))), 200)
            .path("results");
    assertEquals("not_on_the_air", results.at("/0/code").asText());
    assertEquals("disable alpha gone beta", api.trail.entries.get(0).subject());
  }

  @Test
  void refusesWhatMakesNoSense() {
    for (String bad :
        List.of(
            "{}",
            body("enable", List.of()),
            body("fly", List.of("alpha")),
            body("enable", Collections.nCopies(501, "alpha")),
            "{\"ids\":[null],\"action\":\"enable\"}",
            "{\"ids\":{},\"action\":\"enable\"}")) {
      assertEquals(400, api.post("/challenges/bulk", Api.OPERATOR, bad).statusCode(), bad);
    }
    SignIn.Ticket anna = api.signIn.begin("anna", Stage.FULL, Permission.MANAGE_AGENTS);
    Api.error(
        api.as(anna, "POST", "/challenges/bulk", body("enable", List.of("alpha"))),
        403,
        "no_permission");
  }

  @Test
  void theListHasTheLastTransmissionOfEach() {
    JsonNode list = Api.json(api.get("/challenges", Api.OPERATOR), 200).path("challenges");
    assertEquals(2, list.at("/0/last_transmission/transmission_id").asLong());
    assertEquals(true, list.at("/1/last_transmission").isMissingNode());
    assertEquals(true, list.at("/0/frequency").isTextual());
  }
}
