package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void showsWhatWasAndWillBeOnTheAir() {
    api.store.put(Samples.challenge("open"));
    Transmission sent = Samples.transmission(1001, "open", true);
    api.store.put(sent);
    api.store.put(
        Samples.recording(1, "open", RecordingStatus.COMPLETED)
            .withPicture(Samples.picture("ab".repeat(32))));
    String span =
        "?since="
            + sent.assignedAt().minusSeconds(60)
            + "&until="
            + sent.assignedAt().plusSeconds(900);
    JsonNode timeline = Api.json(api.get("/timeline" + span, Api.OPERATOR), 200);
    JsonNode shown = timeline.at("/transmissions/0");
    assertEquals(sent.carrierHz() + sent.profile().lowOffsetHz(), shown.path("low_hz").asLong());
    assertEquals(sent.carrierHz() + sent.profile().highOffsetHz(), shown.path("high_hz").asLong());
    assertEquals(true, shown.path("live").asBoolean());
    assertEquals("/api/recordings/1/image", shown.at("/recording/image_url").asText());
    assertEquals(true, timeline.path("complete").asBoolean());
    assertEquals("open", timeline.at("/scheduled/0/challenge_id").asText(), timeline.toString());
  }

  @Test
  void refusesSpansThatMakeNoSense() {
    for (String query :
        new String[] {
          "?since=2026-05-02T00:00:00Z&until=2026-05-01T00:00:00Z",
          "?since=2026-05-01T00:00:00Z&until=2026-05-03T00:00:00Z",
          "?until=9999-12-31T00:00:00Z",
          "?since=x"
        }) {
      Api.error(api.get("/timeline" + query, Api.OPERATOR), 400, "invalid_input");
    }
  }
}
