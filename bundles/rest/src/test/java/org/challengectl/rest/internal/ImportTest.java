package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.FlagRef;
import org.challengectl.protocol.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportTest {

  private static final String EVENT =
      """
      conference:
        name: Demo
      frequency_ranges:
        - name: 2m_ham
          min_hz: 144000000
          max_hz: 148000000
      challenges:
        - name: Fox One
          modulation: cw
          frequency: 146520000
          flag: flag{one}
          speed: 25
      """;
  private static final String WITH_FILE =
      """
      challenges:
        - name: Voice
          modulation: nbfm
          frequency: 146520000
          flag: sounds/voice.wav
      """;

  private final Api api = new Api();
  private final Multipart body = new Multipart();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void importsAnEventFile() {
    JsonNode reply = Api.json(yaml(EVENT), 200);
    assertEquals("[\"2m_ham\"]", reply.path("frequency_ranges").toString());
    assertEquals(1, api.store.challenges.size());
    assertEquals("Demo", api.store.event().orElseThrow().name());
    assertEquals(
        reply.path("challenges").path(0).asText(), api.store.challenges.keySet().iterator().next());
  }

  @Test
  void enabledFalseAndPriorityAreHonouredAtImport() {
    Api.json(yaml(EVENT + "    enabled: false\n    priority: 42\n"), 200);
    Challenge stored = api.store.challenges.values().iterator().next();
    assertEquals(42, stored.spec().priority());
    assertEquals(false, stored.spec().enabled());
    assertEquals(ChallengeStatus.DISABLED, stored.progress().status());
  }

  @Test
  void aNewImportDoesNotEnableWhatWasDisabledByHand() {
    Api.json(yaml(EVENT + "    enabled: false\n"), 200);
    Api.json(yaml(EVENT), 200);
    assertEquals(false, api.store.challenges.values().iterator().next().spec().enabled());
    Api.json(yaml(EVENT + "    enabled: true\n"), 200);
    assertEquals(true, api.store.challenges.values().iterator().next().spec().enabled());
  }

  @Test
  void saysEveryMistakeWithItsLineAndImportsNothing() {
    String wrong = EVENT.replace("speed: 25", "speed: 500").replace("cw", "cwz");
    String twice =
        EVENT.replace("speed: 25", "speed: 500") + "  - name: Two\n    modulation: morsel\n";
    JsonNode error = Api.error(yaml(wrong), 400, "invalid_event");
    assertTrue(error.path("details").path(0).asText().startsWith("event.yml:"), error.toString());
    error = Api.error(yaml(twice), 400, "invalid_event");
    assertTrue(error.path("details").size() >= 2, error.toString());
    assertTrue(api.store.challenges.isEmpty());
    assertTrue(api.store.event().isEmpty());
    assertEquals(List.of(), api.rules.calls);
  }

  @Test
  void importsAnEventWithTheFilesThatItsFlagsName() {
    byte[] wav = {1, 2, 3, 4};
    part("file", "event.yml", WITH_FILE.getBytes(StandardCharsets.UTF_8));
    part("flag", "voice.wav", wav);
    part("flag", "readme.txt", new byte[10]);
    JsonNode reply = Api.json(send(), 200);
    assertEquals("[\"readme.txt\"]", reply.path("unused_files").toString());
    assertEquals(List.of(FolderFiles.sha256(wav)), List.copyOf(api.files.stored.keySet()));
    FlagRef flag = api.store.challenges.values().iterator().next().spec().flag();
    assertEquals(new FlagRef.File(FolderFiles.sha256(wav), "voice.wav"), flag);
  }

  @Test
  void takesALargePartToo() {
    part("yaml", "event.yml", WITH_FILE.getBytes(StandardCharsets.UTF_8));
    part("flag", "voice.wav", new byte[3_000_000]);
    Api.json(send(), 200);
    assertEquals(3_000_000, api.files.stored.values().iterator().next().sizeBytes());
  }

  @Test
  void refusesWhatCannotBeSentWithTheLineOfEachMistake() {
    String wrong =
        EVENT.replace("speed: 25", "speed: 2.5")
            + EVENT
                .lines()
                .skip(7)
                .collect(Collectors.joining("\n"))
                .replace("Fox One", "Fox Two")
                .replace("flag{one}", "flag{!}")
            + "\n"
            + EVENT
                .lines()
                .skip(7)
                .collect(Collectors.joining("\n"))
                .replace("Fox One", "Fox Three")
                .replace("cw", "lacking");
    assertEquals(
        List.of(
            "event.yml:12: 'speed' must be a whole number, 5-60 wpm, was 2.5",
            "event.yml:16: there is no '!' in cw",
            "event.yml:19: the modulation 'lacking' cannot work here: libexample is missing;"
                + " install libexample1"),
        Json.mapper()
            .convertValue(Api.error(yaml(wrong), 400, "invalid_event").get("details"), List.class));
    assertTrue(api.store.challenges.isEmpty());
  }

  @Test
  void tellsEachMistakeToProgramsToo() {
    JsonNode error =
        Api.error(yaml(EVENT.replace("speed: 25", "speed: 500")), 400, "invalid_event");
    assertEquals(
        "[{\"source\":\"event.yml\",\"line\":12,\"column\":5,\"field\":\"speed\","
            + "\"message\":\"'speed' must be a whole number, 5-60 wpm, was 500\"}]",
        error.path("problems").toString());
    error = Api.error(yaml("challenges:\n- name: x\n"), 400, "invalid_event");
    assertEquals(
        List.of("modulation", "flag", "frequency"),
        error.path("problems").findValuesAsText("field").stream().distinct().toList());
    error = Api.error(yaml("a: [\n"), 400, "invalid_event");
    assertTrue(error.at("/problems/0/column").isInt(), error.toString());
  }

  @Test
  void storesNoFileIfSomethingIsWrong() {
    part("file", "event.yml", (WITH_FILE + "    speed: 500\n").getBytes(StandardCharsets.UTF_8));
    part("flag", "voice.wav", new byte[4]);
    Api.error(send(), 400, "invalid_event");
    assertTrue(api.files.stored.isEmpty());
    assertTrue(api.store.challenges.isEmpty());
  }

  @Test
  void saysWhichFileIsMissing() {
    part("file", "event.yml", WITH_FILE.getBytes(StandardCharsets.UTF_8));
    JsonNode error = Api.error(send(), 400, "invalid_event");
    assertTrue(error.path("details").path(0).asText().contains("voice.wav"), error.toString());
  }

  @Test
  void aFilesNameIsNeverAPath() {
    part("file", "event.yml", WITH_FILE.getBytes(StandardCharsets.UTF_8));
    part("flag", "../../../../tmp/voice.wav", new byte[] {7});
    Api.json(send(), 200);
    FlagRef.File flag =
        (FlagRef.File) api.store.challenges.values().iterator().next().spec().flag();
    assertEquals("voice.wav", flag.fileName());
  }

  @Test
  void refusesBodiesThatAreNotWhatTheySay() {
    part("flag", "voice.wav", new byte[4]);
    Api.error(send(), 400, "invalid_input");
    part("file", "a.yml", new byte[0]);
    part("file", "b.yml", new byte[0]);
    Api.error(send(), 400, "invalid_input");
    part("file", "event.yml", EVENT.getBytes(StandardCharsets.UTF_8));
    part("flag", "same", new byte[1]);
    part("flag", "same", new byte[2]);
    Api.error(send(), 400, "invalid_input");
    Api.error(
        api.post(
            "/challenges/import",
            Api.OPERATOR,
            "text/yaml",
            BodyPublishers.ofByteArray(new byte[] {(byte) 0xc3, 0x28})),
        400,
        "invalid_input");
    for (String type :
        List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=none",
            "multipart/form-data; boundary=x")) {
      HttpResponse<String> reply =
          api.post("/challenges/import", Api.OPERATOR, type, BodyPublishers.ofString("--x\r\n"));
      assertTrue(reply.statusCode() == 400, type + ": " + reply.body());
    }
    assertTrue(api.store.challenges.isEmpty());
  }

  @Test
  void refusesAnEventFileThatIsTooLarge() {
    Api.error(yaml("#" + "x".repeat(1 << 20)), 413, "too_large");
  }

  private HttpResponse<String> yaml(String text) {
    return api.post(
        "/challenges/import", Api.OPERATOR, "application/x-yaml", BodyPublishers.ofString(text));
  }

  private void part(String name, String fileName, byte[] content) {
    body.part(name, fileName, content);
  }

  private HttpResponse<String> send() {
    return api.post(
        "/challenges/import",
        Api.OPERATOR,
        "multipart/form-data; boundary=sep",
        BodyPublishers.ofByteArray(body.end()));
  }
}
