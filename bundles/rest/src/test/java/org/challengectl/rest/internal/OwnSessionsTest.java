package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnSessionsTest {

  private final Api api = new Api();
  private final SignIn.Ticket here = api.signIn.begin("anna", Stage.FULL);

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void oneSeesAndEndsOnesOwnSessions() {
    SignIn.Ticket there = api.signIn.begin("anna", Stage.FULL);
    SignIn.Ticket foreign = api.signIn.begin("bert", Stage.FULL);
    HttpResponse<String> reply = api.as(here, "GET", "/auth/sessions");
    JsonNode sessions = Api.json(reply, 200).path("sessions");
    assertEquals(2, sessions.size());
    assertFalse(reply.body().contains(there.token()), reply.body());
    String id = "public-" + there.session().id();
    Api.json(api.as(here, "DELETE", "/auth/sessions/" + id), 200);
    Api.error(api.as(there, "GET", "/auth/sessions"), 401, "unauthenticated");
    Api.error(api.as(here, "DELETE", "/auth/sessions/" + id), 404, "not_found");
    Api.error(
        api.as(here, "DELETE", "/auth/sessions/public-" + foreign.session().id()),
        404,
        "not_found");
    Api.json(api.as(foreign, "GET", "/auth/sessions"), 200);
  }

  @Test
  void onlyThoseWhoAreSignedInHaveSessions() {
    Api.error(api.get("/auth/sessions", null), 401, "unauthenticated");
    SignIn.Ticket half = api.signIn.begin("anna", Stage.SECOND_FACTOR);
    Api.error(api.as(half, "GET", "/auth/sessions"), 403, "second_factor_required");
    Api.error(
        api.send(api.request("/auth/sessions/public-id1", null, Api.cookies(here)).DELETE()),
        403,
        "csrf");
  }
}
