package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.challengectl.domain.Challenge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DryRunTest {

  private static final String EVENT =
      """
      conference: {name: Demo, timezone: UTC}
      frequency_ranges:
        - {name: 2m_ham, min_hz: 144000000, max_hz: 148000000}
      challenges:
        - {name: Fox One, modulation: cw, frequency: 146520000, flag: one, speed: 25}
        - {name: Fox Two, modulation: cw, frequency_ranges: [2m_ham], flag: two}
      """;
  private static final String VOICE =
      """
      challenges:
        - {name: Voice, modulation: nbfm, frequency: 146520000, flag: sounds/voice.wav}
      """;
  private static final String LIST =
      """
      myevent,1651255200,1651428000
      1,Fox One,CQ,cw,25,,60,90,146520
      2,Fox Two,CQ,cw,25,,60,90,ham_144
      3,Voice,wavs/voice.wav,nbfm,,,60,90,146520
      """;

  private final Api api = new Api();
  private final Multipart body = new Multipart();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aDryRunSaysWhatWouldHappenAndNothingDoes() {
    JsonNode reply = Api.json(yaml(EVENT, "?dry_run=true"), 200);
    assertEquals("would_import", reply.path("status").asText());
    assertEquals(true, reply.path("dry_run").asBoolean());
    assertEquals("[\"fox-one\",\"fox-two\"]", reply.path("challenges").toString());
    assertEquals("added", reply.at("/changes/event/change").asText());
    assertEquals("added", reply.at("/changes/challenges/1/change").asText());
    assertTrue(api.store.challenges.isEmpty());
    assertTrue(api.store.event().isEmpty());
    assertTrue(api.store.frequencyRanges().isEmpty());
  }

  @Test
  void eachFieldThatChangesIsTold() {
    Api.json(yaml(EVENT, ""), 200);
    Map<String, Challenge> before = new TreeMap<>(api.store.challenges);
    String next =
        EVENT
            .replace("speed: 25", "speed: 30, public_view: {show_frequency: true}")
            .replace("name: Demo", "name: Demo, day_start: '09:00', end_of_day: '17:00'")
            .replace("148000000", "147000000")
            .replace("Fox Two", "Fox Three");
    JsonNode tried = Api.json(yaml(next, "?dry_run=true"), 200);
    assertEquals(before, new TreeMap<>(api.store.challenges));
    JsonNode changes = tried.path("changes");
    assertEquals(
        "[{\"field\":\"day_start\",\"new\":\"09:00\"},{\"field\":\"end_of_day\",\"new\":\"17:00\"}]",
        changes.at("/event/fields").toString());
    assertEquals(
        "[{\"field\":\"public_view.show_frequency\",\"old\":false,\"new\":true},"
            + "{\"field\":\"speed\",\"old\":25,\"new\":30}]",
        changes.at("/challenges/0/fields").toString());
    assertEquals("added", changes.at("/challenges/1/change").asText());
    assertEquals(
        "[{\"field\":\"max_hz\",\"old\":148000000,\"new\":147000000}]",
        changes.at("/frequency_ranges/0/fields").toString());
    assertEquals("[{\"id\":\"fox-two\",\"name\":\"Fox Two\"}]", changes.path("staying").toString());
    JsonNode done = Api.json(yaml(next, ""), 200);
    assertEquals(changes, done.path("changes"));
    assertEquals("imported", done.path("status").asText());
    JsonNode again = Api.json(yaml(next, "?dry_run=true"), 200);
    assertEquals(
        List.of("unchanged", "unchanged", "unchanged", "unchanged"),
        again.path("changes").findValuesAsText("change"));
  }

  @Test
  void aDryRunTellsMistakesBesideWhatIsRight() {
    String wrong = EVENT.replace("speed: 25", "speed: 500");
    JsonNode reply = Api.json(yaml(wrong, "?dry_run=true"), 200);
    assertEquals("would_refuse", reply.path("status").asText());
    assertEquals(5, reply.at("/problems/0/line").asInt());
    assertEquals("speed", reply.at("/problems/0/field").asText());
    assertEquals(1, reply.path("details").size());
    assertEquals("[\"fox-two\"]", reply.path("challenges").toString());
    Api.error(yaml(wrong, ""), 400, "invalid_event");
    Api.error(yaml(EVENT, "?dry_run=perhaps"), 400, "invalid_input");
    assertTrue(api.store.challenges.isEmpty());
  }

  @Test
  void aDryRunIsCalledSoInTheAuditTrail() {
    Api.json(yaml(EVENT, "?dry_run=true"), 200);
    assertEquals("dry run", api.trail.entries.get(api.trail.entries.size() - 1).subject());
  }

  @Test
  void filesThatComeAndThatAreMissingAreTold() {
    part("file", "event.yml", VOICE);
    part("flag", "other.wav", "x");
    JsonNode reply = Api.json(send("?dry_run=true"), 200);
    assertEquals(
        "{\"used\":[],\"unused\":[\"other.wav\"],\"missing\":[\"sounds/voice.wav\"]}",
        reply.path("files").toString());
    assertEquals("flag", reply.at("/problems/0/field").asText());
    part("file", "event.yml", VOICE);
    part("flag", "voice.wav", "x");
    reply = Api.json(send("?dry_run=true"), 200);
    assertEquals(
        "{\"used\":[\"voice.wav\"],\"unused\":[],\"missing\":[]}", reply.path("files").toString());
    assertTrue(api.files.stored.isEmpty());
    assertTrue(api.store.challenges.isEmpty());
  }

  @Test
  void aListOfAPastEventBecomesAnEvent() {
    part("file", "flags.csv", LIST);
    part("frequencies", "frequencies.txt", "ham_144,144000,148000\n");
    part("flag", "voice.wav", "x");
    JsonNode reply = Api.json(send("?dry_run=true"), 200);
    assertEquals("would_import", reply.path("status").asText(), reply.toString());
    assertTrue(
        reply.path("yaml").asText().contains("frequency_ranges: [ham_144]"), reply.toString());
    assertTrue(api.store.challenges.isEmpty());
    part("file", "flags.csv", LIST);
    part("frequencies", "frequencies.txt", "ham_144,144000,148000\n");
    part("flag", "voice.wav", "x");
    reply = Api.json(send(""), 200);
    assertEquals("[\"fox-one\",\"fox-two\",\"voice\"]", reply.path("challenges").toString());
    assertEquals("myevent", api.store.event().orElseThrow().name());
    assertEquals(1, api.files.stored.size());
  }

  @Test
  void whatAListLacksIsToldOrLeftOut() {
    part("file", "flags.csv", LIST);
    JsonNode reply = Api.json(send("?dry_run=true"), 200);
    assertEquals("would_refuse", reply.path("status").asText());
    List<String> details = reply.path("details").findValuesAsText("");
    assertEquals(2, reply.path("details").size(), details.toString());
    assertEquals(3, reply.at("/problems/0/line").asInt());
    part("file", "flags.csv", LIST);
    Api.error(send(""), 400, "invalid_event");
    part("file", "flags.csv", LIST);
    part("frequencies", "frequencies.txt", "ham_144,144000,148000\n");
    reply = Api.json(send("?skip_missing=true"), 200);
    assertEquals("[\"fox-one\",\"fox-two\"]", reply.path("challenges").toString());
    assertEquals(4, reply.at("/left_out/0/line").asInt());
  }

  @Test
  void hostileListsAreRefusedWithASentence() {
    for (String list :
        List.of("", "\u0000", "x", "a,b\n".repeat(20), "\"", LIST.replace("wavs/", "../../"))) {
      part("file", "flags.csv", list);
      part("flag", "voice.wav", "x");
      JsonNode error = Api.error(send(""), 400, "invalid_event");
      assertTrue(error.path("details").size() > 0, error.toString());
    }
    assertTrue(api.store.challenges.isEmpty());
  }

  private HttpResponse<String> yaml(String text, String query) {
    return api.post(
        "/challenges/import" + query,
        Api.OPERATOR,
        "application/yaml",
        BodyPublishers.ofString(text));
  }

  private void part(String name, String fileName, String content) {
    body.part(name, fileName, content.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(String query) {
    return api.post(
        "/challenges/import" + query,
        Api.OPERATOR,
        "multipart/form-data; boundary=sep",
        BodyPublishers.ofByteArray(body.end()));
  }
}
