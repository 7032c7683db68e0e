package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.challengectl.auth.AgentClaim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens, and what agents say of their hosts. */
class EnrollmentEndpointsTest {

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void tellsWhatTheHostSaidWhenItEnrolled() {
    token("fox");
    String body =
        "{\"enrollment_token\":\"token-fox\",\"api_key\":\"key-fox\",\"hostname\":\"pi\","
            + "\"mac_address\":\"02:42:ac:11:00:02\",\"machine_id\":\"f00d\",\"devices\":[]}";
    Api.json(api.post("/enrollment/enroll", null, body), 201);
    assertEquals(
        new AgentClaim(
            "127.0.0.1", Optional.of("02:42:ac:11:00:02"), Optional.of("f00d"), Optional.of("pi")),
        api.auth.lastApplication.host());
  }

  @Test
  void enrolsWhoSaysNothingOfHisHost() {
    token("fox");
    String body =
        "{\"enrollment_token\":\"token-fox\",\"hostname\":\"pi\",\"mac_address\":null,"
            + "\"machine_id\":\"\"}";
    Api.json(api.post("/enrollment/enroll", null, body), 201);
    assertEquals(Optional.empty(), api.auth.lastApplication.host().mac());
    assertEquals(Optional.empty(), api.auth.lastApplication.host().machineId());
  }

  @Test
  void refusesHostsThatCannotBe() {
    token("fox");
    for (String wrong : new String[] {"\"mac_address\":\"a\\u0000\"", "\"machine_id\":[1]"}) {
      HttpResponse<String> reply =
          api.post(
              "/enrollment/enroll",
              null,
              "{\"enrollment_token\":\"token-fox\",\"hostname\":\"pi\"," + wrong + "}");
      assertEquals(400, reply.statusCode(), reply.body());
    }
    assertTrue(api.auth.tokens.containsKey("token-fox"), "the token is unused");
  }

  @Test
  void passesOnWhatAnAgentSaysOfItsHost() {
    api.get(
        "/runners/fox/task",
        "key-fox",
        "X-Runner-MAC",
        "02:42:ac:11:00:02",
        "X-Runner-Machine-ID",
        "f00d",
        "X-Runner-Hostname",
        "pi");
    assertEquals(Optional.of("02:42:ac:11:00:02"), api.auth.lastClaim.mac());
    assertEquals(Optional.of("f00d"), api.auth.lastClaim.machineId());
    assertEquals(Optional.of("pi"), api.auth.lastClaim.hostname());
  }

  @Test
  void aKeyOnAnotherHostIsRefusedWithACodeOfItsOwn() {
    Api.error(api.get("/runners/fox/task", "key-fox", "X-Runner-MAC", "stolen"), 401, "wrong_host");
    assertTrue(api.rules.calls.isEmpty());
  }

  @Test
  void listsTokensWithoutSecrets() {
    token("fox");
    HttpResponse<String> reply = api.get("/enrollment/tokens", Api.OPERATOR);
    JsonNode token = Api.json(reply, 200).path("tokens").path(0);
    assertEquals("id-fox", token.path("token_id").asText());
    assertEquals("fox", token.path("runner_name").asText());
    assertFalse(token.path("used").asBoolean(true));
    assertFalse(reply.body().contains("token-fox"), reply.body());
    assertFalse(reply.body().contains("key-fox"), reply.body());
  }

  @Test
  void deletesATokenByItsPublicPart() {
    token("fox");
    Api.error(api.send("DELETE", "/enrollment/token/token-fox", Api.OPERATOR), 404, "not_found");
    Api.json(api.send("DELETE", "/enrollment/token/id-fox", Api.OPERATOR), 200);
    Api.error(api.send("DELETE", "/enrollment/token/id-fox", Api.OPERATOR), 404, "not_found");
  }

  @Test
  void reEnrolsAnAgentWithOrWithoutABody() {
    for (String body : new String[] {"", "{}", "{\"expires_hours\":2}"}) {
      JsonNode issued = Api.json(api.post("/enrollment/re-enroll/fox", Api.OPERATOR, body), 201);
      assertEquals("token-fox", issued.path("token").asText());
      assertEquals("key-fox", issued.path("api_key").asText());
      assertEquals(
          body.contains("2") ? "2026-05-01T14:00:00Z" : "2026-05-02T12:00:00Z",
          issued.path("expires_at").asText());
    }
    Api.error(api.post("/enrollment/re-enroll/wolf", Api.OPERATOR, ""), 404, "not_found");
    for (String wrong : new String[] {"{\"expires_hours\":0}", "{\"expires_hours\":721}"}) {
      Api.error(api.post("/enrollment/re-enroll/fox", Api.OPERATOR, wrong), 400, "invalid_input");
    }
    Api.error(api.post("/enrollment/re-enroll/fox", Api.OPERATOR, "null"), 400, "bad_json");
  }

  private void token(String agent) {
    Api.json(
        api.post("/enrollment/token", Api.OPERATOR, "{\"runner_name\":\"" + agent + "\"}"), 201);
  }
}
