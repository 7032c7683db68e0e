package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.challengectl.domain.FlagRef;
import org.challengectl.protocol.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single challenges as JSON, and the server's own event file. */
class ChallengeWritingTest {

  private static final String FOX =
      "{\"name\":\"Fox One\",\"modulation\":\"cw\",\"frequency\":146520000,"
          + "\"flag\":\"flag{one}\",\"speed\":25,\"priority\":7}";

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void writesAChallengeAsAnEventFileWould() {
    HttpResponse<String> reply = create(FOX);
    JsonNode made = Api.json(reply, 201);
    assertEquals("\"1\"", reply.headers().firstValue("ETag").orElse(""));
    assertEquals("fox-one", made.path("challenge_id").asText());
    assertEquals(25, made.at("/config/speed").asInt());
    assertEquals(7, made.path("priority").asInt());
    assertEquals(made, Api.json(api.get("/challenges/fox-one", Api.OPERATOR), 200));
    Api.error(create(FOX), 409, "challenge_exists");
  }

  @Test
  void takesBackWhatItGaveOut() throws IOException {
    String sha256 =
        api.files
            .store(new ByteArrayInputStream(new byte[] {1, 2}), "voice.wav", "audio/wav", 100)
            .sha256();
    create(FOX.replace("cw", "nbfm").replace("flag{one}", "sha256:" + sha256));
    JsonNode config = Api.json(api.get("/challenges/fox-one", Api.OPERATOR), 200).path("config");
    assertEquals("voice.wav", config.path("flag_name").asText());
    JsonNode again = Api.json(replace("fox-one", config.toString(), null), 200);
    assertEquals(config, again.path("config"));
    assertEquals(
        new FlagRef.File(sha256, "voice.wav"), api.store.challenges.get("fox-one").spec().flag());
  }

  @Test
  void tellsEveryMistakeWithItsFieldAndWritesNothing() {
    JsonNode error =
        Api.error(
            create(FOX.replace("25", "500").replace("146520000", "-1").replace("flag{", "!")),
            400,
            "invalid_challenge");
    List<?> details = Json.mapper().convertValue(error.get("details"), List.class);
    assertTrue(details.contains("flag: there is no '!' in cw"), details.toString());
    assertTrue(
        details.contains("speed: 'speed' must be a whole number, 5-60 wpm, was 500"),
        details.toString());
    assertEquals(3, details.size());
    error = Api.error(create("{}"), 400, "invalid_challenge");
    assertTrue(error.path("details").path(0).asText().startsWith("challenge: "), error.toString());
    assertTrue(api.store.challenges.isEmpty());
  }

  @Test
  void replacesAChallengeUnderItsIdWithAnotherName() {
    create(FOX);
    JsonNode next =
        Api.json(
            replace("fox-one", FOX.replace("Fox One", "Vixen").replace("25", "30"), null), 200);
    assertEquals("fox-one", next.path("challenge_id").asText());
    assertEquals("Vixen", next.path("name").asText());
    assertEquals(1, api.store.challenges.size());
    Api.error(replace("gone", FOX, null), 404, "not_found");
  }

  @Test
  void doesNotOverwriteWhatAnotherHasWrittenMeanwhile() {
    create(FOX);
    Api.json(replace("fox-one", FOX.replace("25", "30"), "\"1\""), 200);
    Api.error(replace("fox-one", FOX, "\"1\""), 409, "changed_meanwhile");
    Api.error(replace("fox-one", FOX, "x"), 400, "invalid_input");
    assertEquals(30L, api.store.challenges.get("fox-one").spec().parameters().get("speed"));
    Api.json(replace("fox-one", FOX, "*"), 200);
  }

  @Test
  void keepsWhatWasDisabledUnlessEnabledIsSaid() {
    create(FOX.replace("{\"name", "{\"enabled\":false,\"name"));
    assertEquals("disabled", Api.json(replace("fox-one", FOX, null), 200).path("status").asText());
    String said = FOX.replace("{\"name", "{\"enabled\":true,\"name");
    assertEquals("queued", Api.json(replace("fox-one", said, null), 200).path("status").asText());
  }

  @Test
  void aBadValueIsRefusedWhenItIsWrittenAndNeverAFiveHundredLater() throws IOException {
    create(FOX);
    ObjectNode good = (ObjectNode) Json.mapper().readTree(FOX);
    for (String field :
        List.of(
            "name",
            "modulation",
            "frequency",
            "flag",
            "speed",
            "priority",
            "enabled",
            "min_delay",
            "max_delay",
            "delay_mode",
            "public_view",
            "frequency_ranges",
            "manual_frequency_range",
            "unheard_of")) {
      for (String value :
          List.of(
              "-1",
              "1e999",
              "1e-999",
              "101.5",
              "99999999999999999999",
              "[]",
              "{}",
              "[[[]]]",
              "{\"a\":{\"b\":null}}",
              "\"\"",
              "\"\\u0000\"",
              "\"\\ud800\"",
              "\"\\u202e\"",
              "\"../../etc/passwd\"",
              "\"${jndi:x}\"",
              "\"!!java.net.URL [x]\"",
              "\"*a\"",
              "\"<<\"",
              "\"" + "x".repeat(70_000) + "\"")) {
        String body = good.deepCopy().put(field, "@@").toString().replace("\"@@\"", value);
        HttpResponse<String> reply = replace("fox-one", body, null);
        assertTrue(
            reply.statusCode() == 200 || reply.statusCode() == 400,
            () -> field + " = " + value + ": " + reply.statusCode() + " " + reply.body());
        for (String path : List.of("/challenges", "/challenges/fox-one", "/control/status")) {
          assertEquals(200, api.get(path, Api.OPERATOR).statusCode(), field + " = " + value);
        }
      }
    }
  }

  @Test
  void refusesBodiesThatAreNoChallenge() {
    for (String body : List.of("", "[]", "null", "1", "\"a\"")) {
      assertEquals(400, create(body).statusCode(), body);
    }
    for (String body : List.of("{", "{\"name\":1,\"name\":2}", "[".repeat(10_000), FOX + "x")) {
      Api.error(create(body), 400, "bad_json");
    }
    Api.error(create(" ".repeat((1 << 20) + 1)), 413, "too_large");
    Api.error(
        api.post("/challenges", Api.OPERATOR, "text/plain", BodyPublishers.ofString(FOX)),
        415,
        "unsupported_media_type");
    assertTrue(api.store.challenges.isEmpty());
  }

  @Test
  void reloadsTheServersOwnEventFile() throws IOException {
    Api.error(api.send("POST", "/challenges/reload", Api.OPERATOR), 409, "event_file_unreadable");
    Files.writeString(
        api.eventFile,
        """
        challenges:
          - name: Own
            modulation: nbfm
            frequency: 146520000
            flag: own.wav
        """);
    JsonNode error =
        Api.error(api.send("POST", "/challenges/reload", Api.OPERATOR), 400, "invalid_event");
    assertTrue(error.path("details").path(0).asText().startsWith("event.yml:5: "));
    Files.write(api.eventFile.resolveSibling("own.wav"), new byte[] {1, 2, 3});
    JsonNode reply = Api.json(api.send("POST", "/challenges/reload", Api.OPERATOR), 200);
    assertEquals("[\"own\"]", reply.path("challenges").toString());
    assertEquals(1, api.files.stored.size());
    Files.delete(api.eventFile.resolveSibling("own.wav"));
  }

  @Test
  void reloadsOnlyTheRangesOfTheServersOwnEventFile() throws IOException {
    Files.writeString(
        api.eventFile,
        """
        frequency_ranges:
          - name: 2m
            min_hz: 144000000
            max_hz: 146000000
        challenges:
          - name: Own
            modulation: cw
            frequency: 146520000
            flag: flag
        """);
    JsonNode reply = Api.json(api.send("POST", "/frequency-ranges/reload", Api.OPERATOR), 200);
    assertEquals("2m", reply.at("/frequency_ranges/0/name").asText());
    assertTrue(api.store.challenges.isEmpty());
    Files.writeString(api.eventFile, "frequency_ranges:\n  - name: 2m\n    min_hz: 9\n");
    Api.error(api.send("POST", "/frequency-ranges/reload", Api.OPERATOR), 400, "invalid_event");
  }

  private HttpResponse<String> create(String json) {
    return api.post("/challenges", Api.OPERATOR, json);
  }

  private HttpResponse<String> replace(String id, String json, String tag) {
    String[] headers =
        tag == null
            ? new String[] {"Content-Type", "application/json"}
            : new String[] {"Content-Type", "application/json", "If-Match", tag};
    return api.send(
        api.request("/challenges/" + id, Api.OPERATOR, headers).PUT(BodyPublishers.ofString(json)));
  }
}
