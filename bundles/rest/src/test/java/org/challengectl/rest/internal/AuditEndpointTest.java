package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Permission;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes into the audit trail by itself, and how it is read. */
class AuditEndpointTest {

  private final Api api = new Api();
  private SignIn.Ticket chief;

  @BeforeEach
  void fill() {
    api.rules.agents.put("fox", Samples.agent("fox", AgentType.RUNNER));
    api.users.put("anna");
    chief = api.signIn.begin("chief", Stage.FULL, Permission.values());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void recordsWhatWasDoneOnce() {
    Api.json(api.as(chief, "POST", "/agents/fox/disable"), 200);
    Api.json(api.send("POST", "/agents/fox/enable", Api.OPERATOR), 200);
    Api.json(api.as(chief, "POST", "/control/pause"), 200);
    Api.json(api.as(chief, "POST", "/enrollment/token", "{\"runner_name\":\"hound\"}"), 201);
    assertEquals(
        List.of(
            "user:chief agent.disable fox DONE",
            "operator-key agent.enable fox DONE",
            "user:chief event.pause  DONE",
            "user:chief agent.token hound DONE"),
        api.trail.lines());
    assertEquals("127.0.0.1", api.trail.entries.get(0).address());
  }

  @Test
  void recordsWhatWasRefusedAndWhy() {
    Api.error(api.as(chief, "POST", "/agents/gone/disable"), 404, "not_found");
    assertEquals(List.of("user:chief agent.disable gone REFUSED"), api.trail.lines());
    assertEquals("not_found", api.trail.entries.get(0).detail());
    Api.error(api.send("POST", "/control/pause", null), 401, "unauthenticated");
    assertEquals(1, api.trail.entries.size(), "strangers do not fill the trail");
  }

  @Test
  void anAttemptIsNotLostBecauseTheResourceThrew() {
    api.rules.failure = new IllegalStateException("a secret of ours");
    Api.error(api.as(chief, "POST", "/agents/fox/disable"), 500, "internal_error");
    Api.error(api.post("/enrollment/token", Api.OPERATOR, "{"), 400, "bad_json");
    String tooLong = "{\"runner_name\":\"" + "x".repeat(1 << 20) + "\"}";
    Api.error(api.post("/enrollment/token", Api.OPERATOR, tooLong), 413, "too_large");
    assertEquals(
        List.of(
            "user:chief agent.disable fox FAILED",
            "operator-key agent.token  REFUSED",
            "operator-key agent.token  REFUSED"),
        api.trail.lines());
    assertFalse(api.trail.entries.toString().contains("secret"));
  }

  @Test
  void whatTheServiceRecordsIsNotRecordedTwice() {
    Api.json(api.as(chief, "POST", "/users/anna/disable"), 200);
    Api.error(api.as(chief, "POST", "/users/gone/disable"), 404, "not_found");
    assertEquals(List.of(), api.trail.lines());
    Api.error(api.as(chief, "PUT", "/users/anna", "{}"), 400, "invalid_input");
    assertEquals(
        List.of("user:chief user.update anna REFUSED"),
        api.trail.lines(),
        "what never came to the service");
  }

  @Test
  void theAnswerStandsIfTheTrailCannotBeWritten() {
    api.trail.broken = true;
    Api.json(api.as(chief, "POST", "/control/pause"), 200);
    Api.error(api.as(chief, "POST", "/agents/gone/disable"), 404, "not_found");
  }

  @Test
  void lineBreaksDoNotMakeEntriesOfTheirOwn() {
    api.as(chief, "POST", "/agents/a%0Auser:chief%20b%1B/disable");
    assertEquals(List.of("user:chief agent.disable a user:chief b  REFUSED"), api.trail.lines());
  }

  @Test
  void showsTheTrailTheNewestFirst() {
    for (String name : List.of("a", "b", "c")) {
      api.as(chief, "POST", "/agents/" + name + "/disable");
    }
    JsonNode page = Api.json(api.as(chief, "GET", "/audit?limit=1&offset=1"), 200);
    assertEquals(1, page.path("entries").size());
    assertEquals(
        "{\"id\":2,\"at\":\"2026-05-01T12:00:00Z\",\"actor\":\"user:chief\",\"address\":\"127.0.0.1\","
            + "\"action\":\"agent.disable\",\"subject\":\"b\",\"outcome\":\"refused\","
            + "\"detail\":\"not_found\"}",
        page.path("entries").path(0).toString());
    assertEquals(1, entries("subject=c"));
    assertEquals(3, entries("actor=user:chief&action=agent."));
    assertEquals(0, entries("actor=user:anna"));
    assertEquals(3, entries("since=2026-05-01T12:00:00Z"));
    assertEquals(0, entries("since=2026-05-01T14:00:01%2B02:00"));
  }

  @Test
  void refusesFiltersThatMakeNoSense() {
    for (String query :
        List.of(
            "since=yesterday",
            "since=",
            "since=%2B1000000000-12-31T23:59:59Z",
            "since=-1000000000-01-01T00:00:00Z",
            "since=1969-12-31T23:59:59Z",
            "limit=0",
            "limit=x",
            "offset=-1",
            "actor=a%00b",
            "action=" + "x".repeat(256))) {
      Api.error(api.as(chief, "GET", "/audit?" + query), 400, "invalid_input");
    }
  }

  @Test
  void theTrailIsForThoseWhoLookAfterUsers() {
    SignIn.Ticket anna = api.signIn.begin("anna", Stage.FULL, Permission.MANAGE_AGENTS);
    Api.error(api.as(anna, "GET", "/audit"), 403, "no_permission");
  }

  private int entries(String query) {
    return Api.json(api.as(chief, "GET", "/audit?" + query), 200).path("entries").size();
  }
}
