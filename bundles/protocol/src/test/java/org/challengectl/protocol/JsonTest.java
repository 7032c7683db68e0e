package org.challengectl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void writesNamesInSnakeCaseAndTimesInUtc() {
    String json = Json.write(new TokenReply("t", "k", Instant.parse("2026-03-01T10:00:00Z")));
    assertEquals(
        "{\"token\":\"t\",\"api_key\":\"k\",\"expires_at\":\"2026-03-01T10:00:00Z\"}", json);
  }

  @Test
  void saysThatThereIsNoTaskByNull() {
    assertEquals("{\"task\":null}", Json.write(new TaskReply(null)));
  }

  @Test
  void readsWhatAnOlderRunnerSends() throws JsonProcessingException {
    CompleteRequest request =
        Json.read(
            "{\"challenge_id\":\"a\",\"success\":true,\"error_message\":null,\"device_id\":0,"
                + "\"frequency\":146520000,\"some_new_thing\":1}",
            CompleteRequest.class);
    assertEquals("0", request.deviceId().asText());
    assertEquals(146_520_000L, request.frequency());
    assertEquals(null, request.lease());
  }

  @Test
  void namesTheTypeOfAMessage() throws JsonProcessingException {
    ServerMessage message = new ServerMessage.Stop(7, "fox", Instant.EPOCH);
    String json = Json.write(message);
    assertTrue(json.contains("\"type\":\"stop\""), json);
    assertInstanceOf(ServerMessage.Stop.class, Json.read(json, ServerMessage.class));
  }

  @Test
  void readsWholeNumbersAsTheyAreMeant() throws JsonProcessingException {
    assertEquals(7L, Json.read("{\"lease\":7.0}", CompleteRequest.class).lease());
    assertEquals(
        2_000_000, Json.read("{\"sample_rate\":2e6}", RecordingStartRequest.class).sampleRate());
    assertEquals(null, Json.read("{\"lease\":null}", CompleteRequest.class).lease());
    AgentMessage message =
        Json.read("{\"type\":\"progress\",\"lease\":7,\"fraction\":1}", AgentMessage.class);
    assertEquals(new AgentMessage.Progress(7, 1.0), message);
    AgentMessage without =
        Json.read("{\"type\":\"progress\",\"fraction\":0.5}", AgentMessage.class);
    assertEquals(new AgentMessage.Progress(0, 0.5), without);
  }

  @Test
  void guessesNoNumbersNorTruths() {
    for (String wrong :
        new String[] {
          "{\"lease\":7.9}",
          "{\"lease\":\"7\"}",
          "{\"lease\":true}",
          "{\"lease\":\"\"}",
          "{\"lease\":9223372036854775808}",
          "{\"lease\":1e999999999}",
          "{\"lease\":1e-999999999}",
          "{\"success\":1}",
          "{\"success\":\"true\"}",
          "{\"lease\":7,\"lease\":8}"
        }) {
      assertThrows(
          JsonProcessingException.class, () -> Json.read(wrong, CompleteRequest.class), wrong);
    }
    assertThrows(
        JsonProcessingException.class,
        () -> Json.read("{\"duration_seconds\":\"7\"}", RecordingCompleteRequest.class));
    assertThrows(
        JsonProcessingException.class,
        () -> Json.read("{\"sample_rate\":3e9}", RecordingStartRequest.class));
  }

  @Test
  void refusesDeepNestingAndNull() {
    String deep = "[".repeat(1000) + "]".repeat(1000);
    assertThrows(JsonProcessingException.class, () -> Json.read(deep, Object.class));
    assertThrows(JsonProcessingException.class, () -> Json.read("null", TokenRequest.class));
    assertThrows(
        JsonProcessingException.class,
        () -> Json.read("{\"runner_name\":[1]}", TokenRequest.class));
  }
}
