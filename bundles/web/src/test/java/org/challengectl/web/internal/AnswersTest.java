package org.challengectl.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of a web server that has both customizers. */
class AnswersTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server();
  private ServerConnector connector;

  @BeforeEach
  void start() throws Exception {
    ListedOrigins origins = new ListedOrigins();
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.addCustomizer(new HeaderCustomizer(origins));
    configuration.addCustomizer(new CrossOrigin(origins));
    connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new AbstractHandler() {
          @Override
          public void handle(
              String target, Request base, HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            switch (target) {
              case "/api/fine" -> response.setStatus(200);
              case "/api/refused" -> response.sendError(403);
              case "/own" -> {
                response.setHeader("Content-Security-Policy", "default-src 'self'");
                response.setStatus(200);
              }
              case "/broken" -> throw new IOException("broken");
              default -> {
                return;
              }
            }
            base.setHandled(true);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/fine", "/api/refused", "/nothing-here", "/broken"})
  void everyAnswerTellsTheBrowserToBeCareful(String path) throws Exception {
    HttpResponse<String> answer = send("GET", path);
    String policy = header(answer, "Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("DENY", header(answer, "X-Frame-Options"));
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    assertEquals("no-referrer", header(answer, "Referrer-Policy"));
    assertEquals("same-origin", header(answer, "Cross-Origin-Opener-Policy"));
    assertEquals("same-origin", header(answer, "Cross-Origin-Resource-Policy"));
    assertTrue(header(answer, "Permissions-Policy").contains("microphone=()"));
    assertEquals(Optional.empty(), answer.headers().firstValue("Server"));
    assertEquals(Optional.empty(), answer.headers().firstValue("Access-Control-Allow-Origin"));
  }

  @Test
  void whoKnowsBetterMaySay() throws Exception {
    assertEquals(
        List.of("default-src 'self'"),
        send("GET", "/own").headers().allValues("Content-Security-Policy"));
  }

  @Test
  void onlyAConnectionOverTlsPromisesMoreOfIt() throws Exception {
    assertEquals(
        Optional.empty(),
        send("GET", "/api/fine").headers().firstValue("Strict-Transport-Security"));
    assertEquals(
        Optional.of(Headers.TRANSPORT),
        send("GET", "/api/fine", "X-Forwarded-Proto", "https")
            .headers()
            .firstValue("Strict-Transport-Security"));
  }

  @Test
  void aPreflightOfAListedOriginIsAnswered() throws Exception {
    HttpResponse<String> answer =
        send(
            "OPTIONS",
            "/api/fine",
            "Origin",
            ListedOrigins.FRIEND,
            "Access-Control-Request-Method",
            "PUT");
    assertEquals(204, answer.statusCode());
    assertEquals(ListedOrigins.FRIEND, header(answer, "Access-Control-Allow-Origin"));
    assertEquals("true", header(answer, "Access-Control-Allow-Credentials"));
    assertTrue(header(answer, "Access-Control-Allow-Methods").contains("PUT"));
    assertTrue(header(answer, "Access-Control-Allow-Headers").contains("X-CSRF-Token"));
    assertEquals("Origin", header(answer, "Vary"));
  }

  @Test
  void anErrorForAListedOriginCanBeReadThere() throws Exception {
    HttpResponse<String> answer = send("GET", "/api/refused", "Origin", ListedOrigins.FRIEND);
    assertEquals(403, answer.statusCode());
    assertEquals(ListedOrigins.FRIEND, header(answer, "Access-Control-Allow-Origin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://stranger.example",
        "null",
        "*",
        "https://friend.example.evil.example",
        "http://friend.example"
      })
  void aStrangerGetsNoLeave(String origin) throws Exception {
    for (String method : List.of("GET", "OPTIONS")) {
      HttpResponse<String> answer =
          send(method, "/api/fine", "Origin", origin, "Access-Control-Request-Method", "PUT");
      assertTrue(
          answer.headers().map().keySet().stream()
              .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-")),
          answer.headers().toString());
    }
  }

  @Test
  void whatIsNotTheApiIsNotForOtherPages() throws Exception {
    HttpResponse<String> answer = send("GET", "/own", "Origin", ListedOrigins.FRIEND);
    assertEquals(Optional.empty(), answer.headers().firstValue("Access-Control-Allow-Origin"));
  }

  private static String header(HttpResponse<?> answer, String name) {
    List<String> values = answer.headers().allValues(name);
    assertEquals(1, values.size(), name + ": " + values);
    return values.get(0);
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
