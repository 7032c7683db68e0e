package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Keeps cookies and repeats the CSRF token as the console's pages do. */
final class Browser {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client;

  Browser(URI server, SSLContext trust) {
    this.server = server;
    this.client = HttpClient.newBuilder().sslContext(trust).cookieHandler(cookies).build();
  }

  HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    cookie("csrf_token").ifPresent(c -> request.header("X-CSRF-Token", c.getValue()));
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    // Java takes a cookie with Max-Age for one of RFC 2965 and would quote it; no browser does.
    cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setVersion(0));
    return answer;
  }

  JsonNode ask(int status, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = send(method, path, body);
    assertEquals(status, answer.statusCode(), method + " " + path + ": " + answer.body());
    return JSON.readTree(answer.body());
  }

  /** Uses another browser's cookies as they are now. */
  void copyCookiesOf(Browser other) {
    other
        .cookies
        .getCookieStore()
        .get(server)
        .forEach(c -> cookies.getCookieStore().add(server, c));
  }

  Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().get(server).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst();
  }
}
