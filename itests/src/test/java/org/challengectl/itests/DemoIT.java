package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, as a stranger sees it: {@code ./challengectl demo --once}. */
class DemoIT {

  @TempDir Path folder;

  @Test
  void everyChallengeIsTransmittedHeardAndSeen() throws Exception {
    JsonNode report = demo();
    assertTrue(report.get("complete").asBoolean());
    Set<String> seen = new TreeSet<>();
    for (JsonNode entry : report.get("recordings")) {
      if (entry.hasNonNull("png")) {
        JsonNode recording = entry.get("recording");
        JsonNode transmission = transmissionOf(report, recording);
        checkMeasurement(recording, transmission);
        checkPicture(recording, transmission, Path.of(entry.get("png").asText()));
        seen.add(recording.get("challenge_id").asText());
      }
    }
    assertEquals(Set.of("ask", "cw", "nbfm", "usb"), seen);
  }

  private JsonNode demo() throws Exception {
    Launcher.Result result =
        Launcher.run(
            "demo",
            "--once",
            "--json",
            "--port",
            Integer.toString(Container.freePort()),
            "--pictures",
            folder.resolve("pictures").toString());
    assertEquals(0, result.exitCode(), result.errors());
    return new ObjectMapper().readTree(result.output());
  }

  private static JsonNode transmissionOf(JsonNode report, JsonNode recording) {
    for (JsonNode transmission : report.get("transmissions")) {
      if (transmission.get("transmission_id").equals(recording.get("transmission_id"))) {
        return transmission;
      }
    }
    throw new AssertionError("no transmission of " + recording);
  }

  /** Centre, bandwidth, SNR and time agree with what was sent. */
  private static void checkMeasurement(JsonNode recording, JsonNode transmission) {
    JsonNode measured = recording.get("measurement");
    assertTrue(measured.get("heard").asBoolean(), recording.toString());
    assertTrue(measured.get("snr_db").asDouble() > 15, measured.toString());
    double low = transmission.get("low_offset_hz").asDouble();
    double high = transmission.get("high_offset_hz").asDouble();
    assertEquals(
        (low + high) / 2,
        measured.get("centre_offset_hz").asDouble(),
        0.05 * (high - low) + 5,
        measured.toString());
    assertEquals(
        high - low,
        measured.get("occupied_bandwidth_hz").asDouble(),
        0.1 * (high - low) + 5,
        measured.toString());
    Duration late =
        Duration.between(instant(transmission, "started_at"), instant(measured, "started_at"));
    assertTrue(late.abs().toMillis() < 800, "heard " + late + " after it was sent");
  }

  /** The plot is bright where the transmission was, and dark elsewhere. */
  private static void checkPicture(JsonNode recording, JsonNode transmission, Path png)
      throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    assertEquals(recording.get("image_width").asInt(), image.getWidth());
    assertTrue(image.getWidth() >= 1000);
    JsonNode picture = recording.get("picture");
    JsonNode box = picture.get("plot");
    int left = box.get(0).asInt();
    int top = box.get(1).asInt();
    int width = box.get(2).asInt() - left;
    int height = box.get(3).asInt() - top;
    double hzPerPixel = picture.get("span_hz").asDouble() / width;
    double secondsPerPixel = picture.get("seconds").asDouble() / height;
    double carrier = transmission.get("frequency").asDouble() - picture.get("centre_hz").asDouble();
    double low = carrier + transmission.get("low_offset_hz").asDouble();
    double high = carrier + transmission.get("high_offset_hz").asDouble();
    double from = seconds(recording, recording.get("measurement"), "started_at");
    double to = seconds(recording, recording.get("measurement"), "stopped_at");
    int bright = 0;
    int inside = 0;
    int stray = 0;
    int outside = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double hz = (x + 0.5 - width / 2.0) * hzPerPixel;
        double s = (y + 0.5) * secondsPerPixel;
        boolean warm = isWarm(image.getRGB(left + x, top + y));
        double margin = 1.5 * (high - low) + 4 * hzPerPixel;
        if (hz >= low && hz <= high && s >= from + 0.3 && s <= to - 0.3) {
          inside++;
          bright += warm ? 1 : 0;
        } else if (hz < low - margin || hz > high + margin || s < from - 0.5 || s > to + 0.5) {
          outside++;
          stray += warm ? 1 : 0;
        }
      }
    }
    assertTrue(
        inside > 0 && bright > inside / 4, png + ": " + bright + " of " + inside + " are bright");
    assertTrue(stray < outside / 200, png + ": " + stray + " of " + outside + " are stray");
  }

  /** Yellow to red of the colour map. */
  private static boolean isWarm(int rgb) {
    int red = rgb >> 16 & 0xFF;
    int blue = rgb & 0xFF;
    return red > 150 && red > 2 * blue;
  }

  private static double seconds(JsonNode recording, JsonNode measured, String name) {
    return Duration.between(instant(recording, "started_at"), instant(measured, name)).toMillis()
        / 1000.0;
  }

  private static Instant instant(JsonNode node, String name) {
    return Instant.parse(node.get(name).asText());
  }
}
