package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthEndpointsTest {

  private static final String STRONG = "correct horse battery";

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void signsInWithPasswordAndSecondFactor() {
    HttpResponse<String> password = login("anna", "right");
    assertEquals("{\"totp_required\":true}", password.body());
    SignIn.Ticket first = ticket(password);
    JsonNode half = Api.json(api.as(first, "GET", "/auth/session"), 200);
    assertFalse(half.path("authenticated").asBoolean(true));
    assertTrue(half.path("totp_required").asBoolean());
    assertEquals(0, half.path("permissions").size());

    HttpResponse<String> code = api.as(first, "POST", "/auth/verify-totp", code("123456"));
    JsonNode reply = Api.json(code, 200);
    assertTrue(reply.path("authenticated").asBoolean());
    SignIn.Ticket second = ticket(code);
    assertEquals(
        "{\"authenticated\":true,\"username\":\"anna\",\"permissions\":[\"manage_agents\"],"
            + "\"totp_required\":false,\"initial_setup_required\":false,"
            + "\"password_change_required\":false,\"expires_at\":\"2026-05-02T12:00:00Z\"}",
        Api.json(api.as(second, "GET", "/auth/session"), 200).toString());
    Api.error(api.as(first, "GET", "/auth/session"), 401, "unauthenticated");
    assertEquals("login anna from 127.0.0.1", api.signIn.calls.get(0));
  }

  @Test
  void aCodeWorksOnceAndOnlyTheRightOne() {
    SignIn.Ticket anna = api.signIn.begin("anna", Stage.SECOND_FACTOR);
    Api.error(api.as(anna, "POST", "/auth/verify-totp", code("000000")), 401, "unauthenticated");
    Api.json(api.as(anna, "POST", "/auth/verify-totp", code("123456")), 200);
    SignIn.Ticket again = api.signIn.begin("anna", Stage.SECOND_FACTOR);
    Api.error(api.as(again, "POST", "/auth/verify-totp", code("123456")), 401, "unauthenticated");
  }

  @Test
  void aClientThatKnowsNoCsrfHeaderSignsInUnlessAForeignPageSendsIt() {
    SignIn.Ticket anna = api.signIn.begin("anna", Stage.SECOND_FACTOR);
    Api.error(totpFrom(anna, "http://evil.example"), 403, "csrf");
    Api.error(totpFrom(anna, "null"), 403, "csrf");
    String own = api.request("/", null).build().uri().toString().replaceAll("/api/.*", "");
    Api.json(totpFrom(anna, own), 200);
  }

  @Test
  void refusesAWrongPasswordAndSlowsDownWhoeverTriesManyTimes() {
    HttpResponse<String> wrong = login("anna", "wrong");
    Api.error(wrong, 401, "unauthenticated");
    assertEquals(List.of(), wrong.headers().allValues("Set-Cookie"));
    HttpResponse<String> many = login("guessed", "right");
    Api.error(many, 429, "too_many_requests");
    assertEquals("900", many.headers().firstValue("Retry-After").orElse(""));
  }

  @Test
  void theCookieOfTheSessionIsOutOfReachOfScriptsAndOfOtherSites() {
    List<String> cookies = login("anna", "right").headers().allValues("Set-Cookie");
    assertEquals(
        List.of(
            "session_token=token1; Path=/; Max-Age=86400; SameSite=Strict; HttpOnly",
            "csrf_token=csrf1; Path=/; Max-Age=86400; SameSite=Strict"),
        cookies);
  }

  @Test
  void cookiesOfAnEncryptedConnectionAreForEncryptedConnectionsOnly() {
    HttpResponse<String> reply =
        api.send(
            api.request("/auth/login", null, "X-Forwarded-Proto", "https")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(credentials("anna", "right"))));
    List<String> cookies = reply.headers().allValues("Set-Cookie");
    assertEquals(2, cookies.size());
    assertTrue(cookies.stream().allMatch(c -> c.contains("; Secure")), cookies.toString());
  }

  @Test
  void aNewUserSetsHimselfUp() {
    HttpResponse<String> password = login("new", "right");
    assertEquals("{\"setup_required\":true}", password.body());
    setUp(ticket(password));
  }

  @Test
  void theFirstAdministratorComesWithTheLinkWhichWorksOnce() {
    HttpResponse<String> link = api.post("/auth/setup-link", null, "{\"code\":\"link-code\"}");
    assertEquals("{\"setup_required\":true}", link.body());
    setUp(ticket(link));
    Api.error(
        api.post("/auth/setup-link", null, "{\"code\":\"link-code\"}"), 401, "unauthenticated");
  }

  private void setUp(SignIn.Ticket user) {
    assertTrue(
        Api.json(api.as(user, "GET", "/auth/session"), 200)
            .path("initial_setup_required")
            .asBoolean());
    Api.error(
        api.as(user, "POST", "/auth/complete-setup", "{\"new_password\":\"weak\"}"),
        400,
        "weak_password");
    JsonNode factor =
        Api.json(
            api.as(user, "POST", "/auth/complete-setup", "{\"new_password\":\"" + STRONG + "\"}"),
            200);
    assertEquals("awaiting_verification", factor.path("status").asText());
    assertEquals("new", factor.path("username").asText());
    assertEquals("SECRET", factor.path("totp_secret").asText());
    String uri = factor.path("provisioning_uri").asText();
    String[] picture = factor.path("qr_code").asText().split(",", 2);
    assertEquals("data:image/png;base64", picture[0]);
    assertEquals(
        "320 " + uri, new String(Base64.getDecoder().decode(picture[1]), StandardCharsets.UTF_8));
    HttpResponse<String> verified = api.as(user, "POST", "/auth/verify-setup", code("123456"));
    assertTrue(Api.json(verified, 200).path("authenticated").asBoolean());
    Api.json(api.as(ticket(verified), "GET", "/audit"), 200);
  }

  @Test
  void whoeverGotANewPasswordChangesItBeforeAnythingElse() {
    SignIn.Ticket reset = api.signIn.begin("reset", Stage.SECOND_FACTOR);
    HttpResponse<String> code = api.as(reset, "POST", "/auth/verify-totp", code("123456"));
    assertTrue(Api.json(code, 200).path("password_change_required").asBoolean());
    SignIn.Ticket user = ticket(code);
    Api.error(api.as(user, "GET", "/challenges"), 403, "password_change_required");
    HttpResponse<String> changed = change(user, "right", STRONG);
    assertFalse(Api.json(changed, 200).path("password_change_required").asBoolean(true));
    Api.json(api.as(ticket(changed), "GET", "/challenges"), 200);
  }

  @Test
  void aChangedPasswordNeedsTheOldOneAndEndsOtherSessions() {
    SignIn.Ticket here = api.signIn.begin("anna", Stage.FULL);
    SignIn.Ticket there = api.signIn.begin("anna", Stage.FULL);
    Api.error(change(here, "wrong", STRONG), 401, "unauthenticated");
    Api.error(change(here, "right", "weak"), 400, "weak_password");
    Api.json(api.as(there, "GET", "/auth/session"), 200);
    Api.json(change(here, "right", STRONG), 200);
    Api.error(api.as(there, "GET", "/auth/session"), 401, "unauthenticated");
  }

  @Test
  void signsOut() {
    SignIn.Ticket here = api.signIn.begin("anna", Stage.FULL);
    SignIn.Ticket there = api.signIn.begin("anna", Stage.FULL);
    HttpResponse<String> reply = api.as(here, "POST", "/auth/logout");
    Api.json(reply, 200);
    List<String> cookies = reply.headers().allValues("Set-Cookie");
    assertEquals(2, cookies.size());
    assertTrue(cookies.stream().allMatch(c -> c.contains("=; Path=/; Max-Age=0;")));
    assertEquals("\"cache\"", reply.headers().firstValue("Clear-Site-Data").orElse(""));
    Api.error(api.as(here, "GET", "/auth/session"), 401, "unauthenticated");
    Api.json(api.as(there, "GET", "/auth/session"), 200);
    assertEquals(
        List.of(new DomainEvent.SessionEnded(api.time.instant(), "anna", here.session().id())),
        api.bus.told);
  }

  @Test
  void signsOutEverywhere() {
    SignIn.Ticket here = api.signIn.begin("anna", Stage.FULL);
    SignIn.Ticket there = api.signIn.begin("anna", Stage.FULL);
    Api.json(api.as(here, "POST", "/auth/logout-everywhere"), 200);
    Api.error(api.as(here, "GET", "/auth/session"), 401, "unauthenticated");
    Api.error(api.as(there, "GET", "/auth/session"), 401, "unauthenticated");
  }

  @Test
  void theKeyInAHeaderCountsMoreThanACookieAndNeedsNoCsrfToken() {
    SignIn.Ticket anna = api.signIn.begin("anna", Stage.FULL);
    Api.json(
        api.send(
            api.request("/control/pause", Api.OPERATOR, Api.cookies(anna))
                .POST(BodyPublishers.noBody())),
        200);
    assertEquals(List.of("operator-key event.pause  DONE"), api.trail.lines());
  }

  @Test
  void aMethodInTheAddressDoesNotGetAroundTheCsrfToken() {
    SignIn.Ticket anna = api.signIn.begin("anna", Stage.FULL, Permission.values());
    String[] cookies = Api.cookies(anna);
    HttpResponse<String> query = api.get("/control/pause?_method=POST", null, cookies);
    Api.error(query, 405, "method_not_allowed");
    String[] header = {cookies[0], cookies[1], "X-HTTP-Method-Override", "POST"};
    Api.error(api.get("/control/pause", null, header), 405, "method_not_allowed");
    assertEquals(List.of(), api.rules.calls);
  }

  private HttpResponse<String> totpFrom(SignIn.Ticket user, String origin) {
    return api.send(
        api.request("/auth/verify-totp", null, Api.cookies(user))
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(code("123456"))));
  }

  private HttpResponse<String> login(String username, String password) {
    return api.post("/auth/login", null, credentials(username, password));
  }

  private HttpResponse<String> change(SignIn.Ticket user, String current, String next) {
    return api.as(
        user,
        "POST",
        "/auth/change-password",
        "{\"current_password\":\"" + current + "\",\"new_password\":\"" + next + "\"}");
  }

  private static String credentials(String username, String password) {
    return "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}";
  }

  private static String code(String code) {
    return "{\"totp_code\":\"" + code + "\"}";
  }

  /** The session that an answer's cookies are of. */
  private SignIn.Ticket ticket(HttpResponse<String> reply) {
    String cookie = reply.headers().firstValue("Set-Cookie").orElseThrow();
    String token = cookie.substring("session_token=".length(), cookie.indexOf(';'));
    return new SignIn.Ticket(token, api.signIn.session(token, ""));
  }
}
