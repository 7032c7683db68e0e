package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.challengectl.domain.FlagRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSettingsTest {

  private static final String RANGE =
      "{\"name\":\"2m\",\"display_name\":\"2 m\",\"min_hz\":144000000,\"max_hz\":148000000}";
  private static final String EVENT =
      """
      conference: {name: Demo, timezone: UTC}
      challenges:
        - {name: Fox, modulation: cw, frequency_ranges: [2m], flag: one}
        - {name: Voice, modulation: nbfm, frequency: 146520000, flag: voice.wav}
        - {name: Picture, modulation: sstv, frequency: 146520000, flag: a.png}
      """;

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void makesTheEventAndReplacesItsSettings() {
    JsonNode made =
        Api.json(
            put(
                "/conference",
                "{\"name\":\"Con\",\"start\":\"2026-05-01T12:00:00.000Z\",\"stop\":"
                    + "\"2026-05-03T12:00:00+02:00\",\"timezone\":\"Europe/Berlin\","
                    + "\"day_start\":\"09:00\",\"end_of_day\":\"01:00\"}"),
            200);
    assertEquals("2026-05-03T10:00:00Z", made.path("stop").asText());
    assertEquals("Europe/Berlin", made.path("timezone").asText());
    JsonNode next = Api.json(put("/conference", "{\"name\":\"Other\",\"stop\":null}"), 200);
    assertEquals("Europe/Berlin", next.path("timezone").asText());
    assertTrue(next.path("start").isMissingNode() && next.path("day_start").isMissingNode());
    assertEquals("Other", Api.json(api.get("/conference", null), 200).path("name").asText());
  }

  @Test
  void tellsEveryMistakeInSettingsWithItsField() {
    JsonNode error =
        Api.error(
            put(
                "/conference",
                "{\"name\":\"\",\"start\":\"soon\",\"timezone\":\"Mars\",\"day_start\":\"25:00\"}"),
            400,
            "invalid_input");
    assertEquals(
        List.of("name", "start", "timezone", "day_start"),
        error.path("problems").findValuesAsText("field"));
    for (String bad : List.of("[]", "null", "{}", "{\"name\":\"a\\u0000b\"}", "{")) {
      assertEquals(400, put("/conference", bad).statusCode(), bad);
    }
    Api.error(put("/conference", "{\"name\":\"" + "x".repeat(101) + "\"}"), 400, "invalid_input");
    assertTrue(api.store.event().isEmpty());
  }

  @Test
  void rangesAreWrittenReplacedAndDeleted() {
    JsonNode range = Api.json(post("/frequency-ranges", RANGE), 201);
    assertEquals("2 m", range.path("display_name").asText());
    Api.error(post("/frequency-ranges", RANGE), 409, "range_exists");
    Api.error(
        put("/frequency-ranges/2m", "{\"min_hz\":148000000,\"max_hz\":144000000}"),
        400,
        "invalid_range");
    JsonNode error =
        Api.error(
            post("/frequency-ranges", "{\"name\":\"1\",\"min_hz\":5,\"max_hz\":9}"),
            400,
            "invalid_range");
    assertEquals(3, error.path("problems").size(), error.toString());
    Api.json(put("/frequency-ranges/2m", "{\"min_hz\":144000000,\"max_hz\":146000000}"), 200);
    assertEquals(146_000_000, api.store.frequencyRanges().get(0).band().highHz());
    Api.json(api.send("DELETE", "/frequency-ranges/2m", Api.OPERATOR), 200);
    assertTrue(api.store.frequencyRanges().isEmpty());
  }

  @Test
  void aRangeThatChallengesNameStaysWideEnough() {
    Api.json(post("/frequency-ranges", RANGE), 201);
    importAll();
    JsonNode error =
        Api.error(api.send("DELETE", "/frequency-ranges/2m", Api.OPERATOR), 409, "range_in_use");
    assertEquals("[\"fox: Fox\"]", error.path("details").toString());
    Api.error(
        put("/frequency-ranges/2m", "{\"min_hz\":144000000,\"max_hz\":144000100}"),
        409,
        "range_too_narrow");
    assertEquals(148_000_000, api.store.frequencyRanges().get(0).band().highHz());
  }

  @Test
  void anExportImportsAgainToTheSameState() {
    Api.json(post("/frequency-ranges", RANGE), 201);
    importAll();
    String yaml = api.get("/event/export", Api.OPERATOR).body();
    JsonNode reply =
        Api.json(
            api.post(
                "/challenges/import?dry_run=true",
                Api.OPERATOR,
                "application/yaml",
                BodyPublishers.ofString(yaml)),
            200);
    assertEquals("would_import", reply.path("status").asText(), reply.toString());
    assertEquals(
        List.of("unchanged"),
        reply.path("changes").findValuesAsText("change").stream().distinct().toList());
    assertEquals(5, reply.path("changes").findValuesAsText("change").size());
  }

  @Test
  void anExportWithFilesGoesToAnotherServer() throws IOException {
    Api.json(post("/frequency-ranges", RANGE), 201);
    importAll();
    HttpResponse<byte[]> zip =
        api.send(
            api.request("/event/export?files=true", Api.OPERATOR).GET(),
            HttpResponse.BodyHandlers.ofByteArray());
    Multipart body = new Multipart();
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
        boolean event = entry.getName().equals("event.yml");
        body.part(event ? "file" : "files", entry.getName(), in.readAllBytes());
      }
    }
    assertEquals(
        List.of("event.yml", "files/a.png", "files/voice.wav"), names.stream().sorted().toList());
    try (Api other = new Api()) {
      Api.json(
          other.post(
              "/challenges/import",
              Api.OPERATOR,
              "multipart/form-data; boundary=sep",
              BodyPublishers.ofByteArray(body.end())),
          200);
      assertEquals(api.store.challenges.keySet(), other.store.challenges.keySet());
      assertEquals(sha256(api, "voice"), sha256(other, "voice"));
      assertEquals(api.store.frequencyRanges(), other.store.frequencyRanges());
      assertEquals(api.store.event(), other.store.event());
    }
  }

  private static String sha256(Api api, String id) {
    return ((FlagRef.File) api.store.challenges.get(id).spec().flag()).sha256();
  }

  private void importAll() {
    Multipart body = new Multipart();
    body.part("file", "event.yml", EVENT.getBytes(StandardCharsets.UTF_8));
    body.part("files", "voice.wav", new byte[] {1});
    body.part("files", "a.png", new byte[] {2});
    Api.json(
        api.post(
            "/challenges/import",
            Api.OPERATOR,
            "multipart/form-data; boundary=sep",
            BodyPublishers.ofByteArray(body.end())),
        200);
  }

  private HttpResponse<String> post(String path, String json) {
    return api.post(path, Api.OPERATOR, json);
  }

  private HttpResponse<String> put(String path, String json) {
    return api.send(
        api.request(path, Api.OPERATOR, "Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }
}
