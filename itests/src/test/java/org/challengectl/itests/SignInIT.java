package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of the assembled server, over HTTPS, from its first start on. */
class SignInIT {

  private static final String PASSWORD = "nine herons on a mast";
  private static final String ANOTHER = "seven owls in the attic";

  private static final String CHALLENGE =
      "{\"name\":\"one\",\"modulation\":\"cw\",\"flag\":\"CQ\",\"frequency\":144010000}";

  @TempDir Path folder;

  private Container server;

  @Test
  void fromTheSetupLinkToADeletedUsersLastRequest() throws Exception {
    try (Container started = Container.of("server", folder.resolve("server"))) {
      server = started;
      server.start();
      Api operator = server.awaitApi();

      Browser admin = browser();
      Authenticator factor = setUpWithTheLink(admin);
      assertEquals(200, admin.send("GET", "/api/challenges", null).statusCode());
      codesWorkOnce(factor);

      Browser helper = browser();
      Authenticator helpers = joins(admin, helper, "helper", "manage_challenges");
      mayDoWhatHeMayAndNoMore(helper);
      theOldKeyIsDeadAfterReEnrolment(admin);
      survivesARestart(admin, helper, operator);
      aStolenCookieDiesWithItsSession(helper, helpers);
      aDeletedUserIsGoneAtOnce(admin, helper);
      tellsWhoDidWhat(admin);
      keepsSecretsToItself();
      ColdBootIT.assertQuiet(server);
    }
  }

  private Browser browser() throws Exception {
    return new Browser(
        URI.create("https://127.0.0.1:" + server.httpsPort()), ServerKey.of(server).context());
  }

  private Authenticator setUpWithTheLink(Browser admin) throws Exception {
    Path file = server.home().resolve("data/challengectl/setup-link");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    String link = Files.readString(file).strip();
    String body = "{\"code\":\"" + link.substring(link.indexOf('#') + 1) + "\"}";
    admin.ask(401, "POST", "/api/auth/setup-link", "{\"code\":\"guessed\"}");
    admin.ask(200, "POST", "/api/auth/setup-link", body);
    Authenticator factor = completes(admin);
    browser().ask(401, "POST", "/api/auth/setup-link", body);
    assertFalse(Files.exists(file), "the link is used up");
    return factor;
  }

  private static Authenticator completes(Browser user) throws Exception {
    user.ask(403, "GET", "/api/challenges", null);
    user.ask(400, "POST", "/api/auth/complete-setup", "{\"new_password\":\"password1234\"}");
    JsonNode made =
        user.ask(
            200, "POST", "/api/auth/complete-setup", "{\"new_password\":\"" + PASSWORD + "\"}");
    Authenticator factor = new Authenticator(made.get("totp_secret").asText());
    user.ask(200, "POST", "/api/auth/verify-setup", code(factor.next()));
    assertTrue(session(user).get("authenticated").asBoolean());
    return factor;
  }

  private void codesWorkOnce(Authenticator factor) throws Exception {
    Browser second = browser();
    second.ask(200, "POST", "/api/auth/login", login("admin", PASSWORD));
    second.ask(401, "POST", "/api/auth/verify-totp", code(factor.again()));
    second.ask(403, "GET", "/api/challenges", null);
  }

  private static Authenticator joins(Browser admin, Browser user, String name, String permission)
      throws Exception {
    JsonNode made =
        admin.ask(
            201,
            "POST",
            "/api/users",
            "{\"username\":\"" + name + "\",\"permissions\":[\"" + permission + "\"]}");
    JsonNode first =
        user.ask(
            200, "POST", "/api/auth/login", login(name, made.get("temporary_password").asText()));
    assertTrue(first.get("setup_required").asBoolean());
    return completes(user);
  }

  private static void mayDoWhatHeMayAndNoMore(Browser helper) throws Exception {
    helper.ask(201, "POST", "/api/challenges", CHALLENGE);
    JsonNode refused = helper.ask(403, "POST", "/api/control/pause", "{}");
    assertEquals("no_permission", refused.get("code").asText());
    helper.ask(403, "DELETE", "/api/users/admin", null);
    helper.ask(403, "GET", "/api/audit", null);
    helper.ask(403, "POST", "/api/enrollment/token", "{\"runner_name\":\"mine\"}");
  }

  private void theOldKeyIsDeadAfterReEnrolment(Browser admin) throws Exception {
    JsonNode invitation =
        admin.ask(201, "POST", "/api/enrollment/token", "{\"runner_name\":\"roof\"}");
    browser().ask(201, "POST", "/api/enrollment/enroll", application(invitation));
    String old = invitation.get("api_key").asText();
    assertEquals(200, poll(old));
    assertEquals(401, poll(old.substring(0, old.length() - 1) + (old.endsWith("A") ? "B" : "A")));

    JsonNode again = admin.ask(201, "POST", "/api/enrollment/re-enroll/roof", "{}");
    assertEquals(401, poll(old), "before the new key is used");
    browser().ask(201, "POST", "/api/enrollment/enroll", application(again));
    assertEquals(200, poll(again.get("api_key").asText()));
    assertEquals(401, poll(old));
    browser().ask(401, "POST", "/api/enrollment/enroll", application(again));
  }

  private static String application(JsonNode invitation) {
    return "{\"enrollment_token\":\"%s\",\"api_key\":\"%s\",\"runner_id\":\"roof\",\"hostname\":\"roof\",\"devices\":[]}"
        .formatted(invitation.get("token").asText(), invitation.get("api_key").asText());
  }

  private int poll(String key) throws Exception {
    URI uri = URI.create("https://127.0.0.1:" + server.httpsPort() + "/api/runners/roof/task");
    return ServerKey.of(server)
        .client()
        .send(
            HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + key).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private void survivesARestart(Browser admin, Browser helper, Api operator) throws Exception {
    server.stop();
    server.start();
    Await.until(Duration.ofSeconds(90), "the server is back", operator::healthy);
    assertTrue(session(admin).get("authenticated").asBoolean());
    assertTrue(session(helper).get("authenticated").asBoolean());
  }

  private void aStolenCookieDiesWithItsSession(Browser helper, Authenticator factor)
      throws Exception {
    Browser thief = browser();
    thief.copyCookiesOf(helper);
    assertTrue(session(thief).get("authenticated").asBoolean());
    helper.ask(
        200,
        "POST",
        "/api/auth/change-password",
        "{\"current_password\":\"" + PASSWORD + "\",\"new_password\":\"" + ANOTHER + "\"}");
    thief.ask(401, "GET", "/api/challenges", null);
    thief.copyCookiesOf(helper);
    HttpResponse<String> out = helper.send("POST", "/api/auth/logout", "{}");
    assertEquals(200, out.statusCode(), out.body());
    thief.ask(401, "GET", "/api/challenges", null);

    helper.ask(401, "POST", "/api/auth/login", login("helper", PASSWORD));
    helper.ask(200, "POST", "/api/auth/login", login("helper", ANOTHER));
    helper.ask(200, "POST", "/api/auth/verify-totp", code(factor.next()));
  }

  private static void aDeletedUserIsGoneAtOnce(Browser admin, Browser helper) throws Exception {
    assertEquals(200, helper.send("GET", "/api/challenges", null).statusCode());
    admin.ask(200, "DELETE", "/api/users/helper", null);
    helper.ask(401, "GET", "/api/challenges", null);
    helper.ask(401, "POST", "/api/auth/login", login("helper", ANOTHER));
  }

  private static void tellsWhoDidWhat(Browser admin) throws Exception {
    JsonNode entries = admin.ask(200, "GET", "/api/audit?limit=200", null).get("entries");
    for (String wanted :
        new String[] {
          "user:admin user.create done",
          "user:helper event.pause refused",
          "user:helper challenge.create done",
          "user:admin user.delete done"
        }) {
      assertTrue(told(entries, wanted), () -> wanted + " in\n" + entries.toPrettyString());
    }
  }

  private static boolean told(JsonNode entries, String wanted) {
    for (JsonNode entry : entries) {
      String line =
          String.join(
              " ",
              entry.path("actor").asText(),
              entry.path("action").asText(),
              entry.path("outcome").asText());
      if (line.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private void keepsSecretsToItself() throws Exception {
    String log = server.log();
    assertFalse(log.contains(PASSWORD) || log.contains(ANOTHER));
  }

  private static JsonNode session(Browser user) throws Exception {
    return user.ask(200, "GET", "/api/auth/session", null);
  }

  private static String login(String name, String password) {
    return "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
  }

  private static String code(String digits) {
    return "{\"totp_code\":\"" + digits + "\"}";
  }
}
