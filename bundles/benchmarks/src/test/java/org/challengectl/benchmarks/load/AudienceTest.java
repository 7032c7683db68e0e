package org.challengectl.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AudienceTest {

  private final Audience audience = new Audience(3);

  @Test
  void countsEachViewerOnceAndOnlyWhatIsWaitedFor() throws Exception {
    Audience.Expected expected = audience.expect("\"active\":true");
    audience.hear(0, "{\"active\":true}");
    audience.hear(0, "{\"active\":true}");
    audience.hear(1, "{\"active\":false}");
    assertEquals(2, expected.missingAfter(Duration.ofMillis(1)));
    assertEquals(1, expected.millis().length);
    audience.hear(1, "{\"active\":true}");
    audience.hear(2, "{\"active\":true}");
    assertEquals(0, expected.missingAfter(Duration.ofMillis(1)));
    double[] millis = expected.millis();
    assertEquals(3, millis.length);
    assertTrue(millis[0] > 0 && millis[0] <= millis[1] && millis[1] <= millis[2]);
  }

  @Test
  void tellsFirstHalfAndLast() {
    PublicRound.Heard heard = PublicRound.Heard.of(new double[] {1, 2, 3, 9});
    assertEquals(new PublicRound.Heard(1, 2, 9), heard);
  }

  @Test
  void countsTheHeadsOfFrames() {
    assertEquals(127, PushSockets.frameBytes(125));
    assertEquals(130, PushSockets.frameBytes(126));
    assertEquals(65_539, PushSockets.frameBytes(65_535));
    assertEquals(65_546, PushSockets.frameBytes(65_536));
  }
}
