package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.domain.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody's client sends by mistake. */
class HostileSignInTest {

  private final Api api = new Api();
  private SignIn.Ticket chief;

  @BeforeEach
  void begin() {
    chief = api.signIn.begin("chief", Stage.FULL, Permission.values());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/auth/login          | {}",
        "/auth/login          | {'username':'anna'}",
        "/auth/login          | {'username':'anna','password':''}",
        "/auth/login          | {'username':'anna','password':null}",
        "/auth/login          | {'username':'','password':'right'}",
        "/auth/login          | {'username':'a\\u0000','password':'right'}",
        "/auth/login          | {'username':'anna','password':'right\\u0000'}",
        "/auth/login          | {'username':'anna','password':['right']}",
        "/auth/login          | {'username':{'$ne':''},'password':'right'}",
        "/auth/login          | {'username':'anna','username':'chief','password':'right'}",
        "/auth/login          | ['anna','right']",
        "/auth/login          | null",
        "/auth/login          | 'anna'",
        "/auth/login          | {'username':'anna','password':'right'} {}",
        "/auth/setup-link     | {}",
        "/auth/setup-link     | {'code':['link-code']}",
        "/auth/setup-link     | {'code':''}"
      })
  void aBadValueIsRefusedWithFourHundredAndNeverFiveHundredLater(String path, String body) {
    HttpResponse<String> reply = api.post(path.strip(), null, body.replace('\'', '"'));
    assertEquals(400, reply.statusCode(), reply.body());
    assertEquals(List.of(), reply.headers().allValues("Set-Cookie"));
    assertEquals(List.of(), api.signIn.calls);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345", "123 456", "12345\\u0000", ""})
  void aCodeIsSixDigits(String code) {
    SignIn.Ticket anna = api.signIn.begin("anna", Stage.SECOND_FACTOR);
    String body = "{\"totp_code\":\"" + code + "\"}";
    Api.error(api.as(anna, "POST", "/auth/verify-totp", body), 400, "invalid_input");
    SignIn.Ticket fresh = api.signIn.begin("new", Stage.SETUP);
    Api.error(api.as(fresh, "POST", "/auth/verify-setup", body), 400, "invalid_input");
    assertEquals(List.of(), api.signIn.calls);
  }

  @Test
  void bodiesAreSmall() {
    String huge = "{\"username\":\"anna\",\"password\":\"" + "x".repeat(20_000) + "\"}";
    Api.error(api.post("/auth/login", null, huge), 413, "too_large");
    String deep = "[".repeat(5000);
    Api.error(api.post("/auth/login", null, deep), 400, "bad_json");
    String longPassword = "{\"username\":\"anna\",\"password\":\"" + "x".repeat(1025) + "\"}";
    Api.error(api.post("/auth/login", null, longPassword), 400, "invalid_input");
    String many = "\"create_users\",".repeat(2000) + "\"create_users\"";
    Api.error(
        api.as(chief, "POST", "/users", "{\"username\":\"bob\",\"permissions\":[" + many + "]}"),
        413,
        "too_large");
    assertEquals(List.of(), api.users.calls);
  }

  @Test
  void formsOfForeignPagesAreNoBodies() {
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
      HttpResponse<String> reply =
          api.post(
              "/auth/login",
              null,
              type,
              BodyPublishers.ofString("{\"username\":\"anna\",\"password\":\"right\"}"));
      Api.error(reply, 415, "unsupported_media_type");
    }
    assertEquals(List.of(), api.signIn.calls);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session_token",
        "session_token=",
        "session_token=\"TOKEN\"",
        "session_token=TOKEN x",
        "session_token=TOKEN; session_token=other",
        "SESSION_TOKEN=TOKEN",
        "xsession_token=TOKEN",
        "session_token=../../etc/passwd\u00ff",
        "$Version=1; $Path=/; =; ;;;",
        "csrf_token=TOKEN"
      })
  void aCookieOfAWrongFormIsNoSession(String cookie) {
    String sent = cookie.replace("TOKEN", chief.token());
    HttpResponse<String> reply = api.get("/challenges", null, "Cookie", sent);
    Api.error(reply, 401, "unauthenticated");
  }

  @Test
  void aHugeCookieIsRefused() {
    HttpResponse<String> reply =
        api.get("/challenges", null, "Cookie", "session_token=" + "x".repeat(4000));
    Api.error(reply, 401, "unauthenticated");
  }

  @Test
  void theSameCookieTwiceIsOne() {
    String one = "session_token=" + chief.token();
    Api.json(api.get("/challenges", null, "Cookie", one + ";" + one + " ; a=b"), 200);
  }

  @Test
  void csrfTokensMustBeTheSessionsOwn() {
    SignIn.Ticket other = api.signIn.begin("anna", Stage.FULL);
    String theirs = other.session().csrfToken();
    for (String token : List.of(theirs, "", " ", "null", "x".repeat(4000))) {
      HttpResponse<String> reply =
          api.send(
              api.request(
                      "/control/pause",
                      null,
                      "Cookie",
                      "session_token=" + chief.token() + "; csrf_token=" + token,
                      "X-CSRF-Token",
                      token)
                  .POST(BodyPublishers.noBody()));
      Api.error(reply, 403, "csrf");
    }
    assertEquals(List.of(), api.rules.calls);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /users                    | {'username':null}",
        "POST   | /users                    | {'username':'a\\u0000b'}",
        "POST   | /users                    | {'username':'аdmin'}",
        "POST   | /users                    | {'username':'Anna'}",
        "POST   | /users                    | {'username':'bob','permissions':'create_users'}",
        "POST   | /users                    | {'username':'bob','permissions':[null]}",
        "POST   | /users                    | {'username':'bob','permissions':['root']}",
        "POST   | /users                    | {'username':'bob','permissions':[['create_users']]}",
        "PUT    | /users/anna               | {}",
        "PUT    | /users/anna               | {'enabled':null}",
        "PUT    | /users/anna               | {'enabled':'false'}",
        "PUT    | /users/anna               | {'enabled':0}",
        "PUT    | /users/anna               | {'enabled':true,'enabled':false}",
        "PUT    | /users/a%00b              | {'enabled':true}",
        "POST   | /users/anna/permissions   | {}",
        "POST   | /users/anna/permissions   | {'permission':'ROOT'}",
        "POST   | /users/anna/permissions   | {'permission':7}",
        "POST   | /users/a%0Ab/reset-totp   | {}",
        "DELETE | /users/%00                | ''"
      })
  void aBadUserIsRefusedWithFourHundred(String verb, String path, String body) {
    api.users.put("anna");
    HttpResponse<String> reply = api.as(chief, verb.strip(), path.strip(), body.replace('\'', '"'));
    assertEquals(400, reply.statusCode(), reply.body());
    assertEquals(1, api.users.all().size());
    assertTrue(api.users.one("anna").permissions().isEmpty());
  }
}
