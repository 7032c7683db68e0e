package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.domain.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserEndpointsTest {

  private final Api api = new Api();
  private SignIn.Ticket chief;

  @BeforeEach
  void fill() {
    api.users.put("anna", Permission.MANAGE_AGENTS);
    api.users.put("chief", Permission.CREATE_USERS);
    chief = api.signIn.begin("chief", Stage.FULL, Permission.CREATE_USERS);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void listsUsersWithoutTheirSecrets() {
    HttpResponse<String> reply = api.as(chief, "GET", "/users");
    assertEquals(
        "{\"username\":\"anna\",\"enabled\":true,\"is_temporary\":false,\"totp_enabled\":true,"
            + "\"password_change_required\":false,\"permissions\":[\"manage_agents\"],"
            + "\"created_at\":\"2026-05-01T12:00:00Z\"}",
        Api.json(reply, 200).path("users").path(0).toString());
    assertFalse(reply.body().contains("secret"), reply.body());
  }

  @Test
  void makesAUserWhoHasADayToSetHimselfUp() {
    HttpResponse<String> made =
        api.as(
            chief, "POST", "/users", "{\"username\":\"bob\",\"permissions\":[\"create_users\"]}");
    JsonNode reply = Api.json(made, 201);
    assertEquals("created", reply.path("status").asText());
    assertEquals("bob", reply.path("username").asText());
    assertEquals("made", reply.path("temporary_password").asText());
    assertTrue(reply.path("is_temporary").asBoolean());
    assertEquals(24, reply.path("setup_deadline_hours").asInt());
    assertEquals("2026-05-02T12:00:00Z", reply.path("user").path("set_up_by").asText());
    assertEquals(List.of("create bob by user:chief"), api.users.calls);
    Api.error(api.as(chief, "POST", "/users", "{\"username\":\"bob\"}"), 409, "user_exists");
  }

  @Test
  void enablesAndDisables() {
    Api.json(api.as(chief, "PUT", "/users/anna", "{\"enabled\":false}"), 200);
    Api.json(api.as(chief, "POST", "/users/anna/enable"), 200);
    Api.json(api.as(chief, "POST", "/users/anna/disable"), 200);
    Api.error(api.as(chief, "POST", "/users/chief/disable"), 403, "not_yourself");
    Api.error(api.as(chief, "POST", "/users/gone/disable"), 404, "not_found");
    assertEquals("disable anna by user:chief", api.users.calls.get(0));
  }

  @Test
  void givesAndTakesPermissions() {
    String path = "/users/anna/permissions";
    assertEquals(
        "{\"username\":\"anna\",\"permissions\":[\"manage_agents\"]}",
        api.as(chief, "GET", path).body());
    assertEquals(
        "{\"username\":\"anna\",\"permissions\":[\"create_users\",\"manage_agents\"]}",
        api.as(chief, "POST", path, "{\"permission\":\"create_users\"}").body());
    assertEquals(
        "{\"username\":\"anna\",\"permissions\":[\"create_users\"]}",
        api.as(chief, "DELETE", path + "/manage_agents").body());
    Api.error(
        api.as(chief, "POST", path, "{\"permission\":\"control_system\"}"), 403, "no_permission");
    Api.error(api.as(chief, "DELETE", path + "/fly"), 404, "not_found");
    Api.error(api.as(chief, "GET", "/users/gone/permissions"), 404, "not_found");
  }

  @Test
  void resetsPasswordAndSecondFactor() {
    JsonNode totp = Api.json(api.as(chief, "POST", "/users/anna/reset-totp"), 200);
    assertEquals("totp_reset", totp.path("status").asText());
    assertEquals("made", totp.path("temporary_password").asText());
    assertTrue(totp.path("is_temporary").asBoolean());
    JsonNode password = Api.json(api.as(chief, "POST", "/users/anna/reset-password"), 200);
    assertEquals("password_reset", password.path("status").asText());
    assertTrue(password.path("setup_deadline_hours").isMissingNode());
  }

  @Test
  void aUserWithoutPermissionCannotResetAnothersSecondFactor() {
    SignIn.Ticket bob = api.signIn.begin("bob", Stage.FULL, Permission.MANAGE_AGENTS);
    Api.error(api.as(bob, "POST", "/users/anna/reset-totp"), 403, "no_permission");
    Api.error(api.as(bob, "POST", "/users/anna/reset-password"), 403, "no_permission");
    assertEquals(List.of(), api.users.calls);
    assertTrue(api.users.one("anna").sealedTotpSecret().isPresent());
    assertEquals(
        List.of(
            "user:bob user.reset-totp anna REFUSED", "user:bob user.reset-password anna REFUSED"),
        api.trail.lines());
  }

  @Test
  void aDeletedUsersSessionIsDead() {
    SignIn.Ticket anna = api.signIn.begin("anna", Stage.FULL, Permission.MANAGE_AGENTS);
    Api.json(api.as(anna, "GET", "/challenges"), 200);
    Api.json(api.as(chief, "DELETE", "/users/anna"), 200);
    Api.error(api.as(anna, "GET", "/challenges"), 401, "unauthenticated");
    Api.error(api.as(anna, "POST", "/agents/fox/enable"), 401, "unauthenticated");
    assertEquals(List.of(), api.rules.calls);
    Api.error(api.as(chief, "DELETE", "/users/anna"), 404, "not_found");
  }

  @Test
  void theOperatorsKeyManagesUsersToo() {
    Api.json(api.send("DELETE", "/users/anna", Api.OPERATOR), 200);
    assertEquals(List.of("delete anna by operator-key"), api.users.calls);
  }
}
