package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.challengectl.domain.AgentType;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpMannersTest {

  private static final String CONTENT = "0123456789";

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void isHealthy() {
    HttpResponse<String> reply = api.get("/health", null);
    assertEquals("ok", Api.json(reply, 200).path("status").asText());
    assertEquals("nosniff", reply.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertEquals("no-store", reply.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void unknownAddressesAndMethodsAreErrorsOfTheSameShape() {
    for (String path :
        List.of("", "/", "/nothing", "/health/x", "/services", "/?_wadl", "/challenges/a/b/c")) {
      Api.error(api.get(path, Api.OPERATOR), 404, "not_found");
    }
    Api.error(api.send("DELETE", "/health", null), 405, "method_not_allowed");
    Api.error(api.send("PUT", "/challenges/a/trigger", Api.OPERATOR), 405, "method_not_allowed");
    Api.error(api.get("/health", null, "Accept", "text/html"), 406, "not_acceptable");
  }

  @Test
  void publicAnswersCostLittleWhenNothingHasChanged() {
    HttpResponse<String> first = api.get("/public/challenges", null);
    assertEquals("Test", Api.json(first, 200).path("event").asText());
    assertEquals("public, max-age=1", first.headers().firstValue("Cache-Control").orElse(""));
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second =
        api.get("/public/challenges", null, "If-None-Match", "W/\"x\", " + tag);
    assertEquals(304, second.statusCode());
    assertEquals("", second.body());
  }

  @Test
  void givesFilesWholeOrInPart() throws IOException {
    String path = "/files/" + stored();
    HttpResponse<String> whole = api.get(path, "key-fox");
    assertEquals(CONTENT, whole.body());
    assertEquals("bytes", whole.headers().firstValue("Accept-Ranges").orElse(""));
    range(path, "bytes=2-4", 206, "234", "bytes 2-4/10");
    range(path, "bytes=7-", 206, "789", "bytes 7-9/10");
    range(path, "bytes=-3", 206, "789", "bytes 7-9/10");
    range(path, "bytes=-99", 206, CONTENT, "bytes 0-9/10");
    range(path, "bytes=8-99", 206, "89", "bytes 8-9/10");
    range(path, "bytes=4-2", 200, CONTENT, "");
    range(path, "bytes=0-1,3-4", 200, CONTENT, "");
    range(path, "lines=1-2", 200, CONTENT, "");
    HttpResponse<String> beyond = api.get(path, "key-fox", "Range", "bytes=10-");
    Api.error(beyond, 416, "range_not_satisfiable");
    assertEquals("bytes */10", beyond.headers().firstValue("Content-Range").orElse(""));
  }

  @Test
  void givesPartOfAFileOnlyIfItIsStillTheSame() throws IOException {
    String path = "/files/" + stored();
    String tag = api.get(path, "key-fox").headers().firstValue("ETag").orElseThrow();
    assertEquals(304, api.get(path, "key-fox", "If-None-Match", tag).statusCode());
    assertEquals(206, api.get(path, "key-fox", "Range", "bytes=0-1", "If-Range", tag).statusCode());
    assertEquals(
        200, api.get(path, "key-fox", "Range", "bytes=0-1", "If-Range", "\"old\"").statusCode());
    assertEquals(200, api.send("HEAD", path, "key-fox").statusCode());
  }

  @Test
  void knowsNoFilesButThoseOfTheStore() {
    Api.error(api.get("/files/" + "a".repeat(64), "key-fox"), 404, "not_found");
    for (String name :
        List.of("..%2F..%2Fetc%2Fpasswd", "A".repeat(64), "a".repeat(63), "%00", "..")) {
      assertTrue(api.get("/files/" + name, "key-fox").statusCode() >= 400, name);
      assertFalse(api.get("/files/" + name, "key-fox").body().contains("root:"));
    }
  }

  @Test
  void aFailureOfOursSaysNothingOfItsInside() {
    api.rules.agents.put("fox", Samples.agent("fox", AgentType.RUNNER));
    api.rules.failure = new IllegalStateException("a secret of ours");
    HttpResponse<String> reply = api.get("/runners/fox/task", "key-fox");
    var error = Api.error(reply, 500, "internal_error");
    assertEquals("Something went wrong on our side.", error.path("error").asText());
    assertFalse(reply.body().contains("Exception"), reply.body());
    assertTrue(error.path("details").path(0).asText().matches(".*: [0-9a-f]{8}"), reply.body());
  }

  @Test
  void anAgentInATightLoopIsSlowedDownAndOthersAreNot() {
    try (Api limited = new Api(5)) {
      for (int i = 0; i < 5; i++) {
        Api.error(limited.get("/runners/fox/task", "key-fox"), 404, "not_found");
      }
      HttpResponse<String> refused = limited.get("/runners/fox/task", "key-fox");
      Api.error(refused, 429, "too_many_requests");
      assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
      Api.error(limited.get("/runners/hound/task", "key-hound"), 404, "not_found");
      limited.time.pass(Duration.ofSeconds(1));
      Api.error(limited.get("/runners/fox/task", "key-fox"), 404, "not_found");
    }
  }

  @Test
  void countsFailuresByTheAddressBehindTheProxy() {
    api.get("/runners/fox/task", "wrong", "X-Forwarded-For", "192.0.2.7");
    assertEquals("192.0.2.7", api.auth.lastAddress);
  }

  private void range(String path, String header, int status, String body, String contentRange) {
    HttpResponse<String> reply = api.get(path, "key-fox", "Range", header);
    assertEquals(status, reply.statusCode(), header);
    assertEquals(body, reply.body(), header);
    assertEquals(contentRange, reply.headers().firstValue("Content-Range").orElse(""), header);
  }

  private String stored() throws IOException {
    byte[] bytes = CONTENT.getBytes(StandardCharsets.UTF_8);
    return api.files.store(new ByteArrayInputStream(bytes), "flag.wav", "audio/wav", 100).sha256();
  }
}
