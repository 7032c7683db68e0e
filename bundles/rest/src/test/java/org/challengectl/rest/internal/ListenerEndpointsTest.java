package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.challengectl.domain.Picture;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.scheduler.RecordingDesk;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenerEndpointsTest {

  private static final String KEY = "key-ear";
  private static final String PLOT =
      "?plot=10,5,190,95&centre_hz=146520000&span_hz=20000.5&seconds=17.25";

  private final Api api = new Api();

  @BeforeEach
  void ask() {
    api.store.put(Samples.recording(1, "open", RecordingStatus.PENDING));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void startsARecording() {
    String body =
        "{\"assignment_id\":1,\"started_at\":\"2026-05-01T12:00:01Z\",\"sample_rate\":250000}";
    JsonNode reply = Api.json(api.post("/agents/ear/recording/start", KEY, body), 200);
    assertEquals(1, reply.path("recording_id").asLong());
    assertTrue(api.rules.calls.contains("recording 1 2026-05-01T12:00:01Z 250000"));
    Api.error(api.post("/agents/ear/recording/start", KEY, "{}"), 400, "invalid_input");
    Api.error(
        api.post("/agents/ear/recording/start", KEY, "{\"assignment_id\":9}"), 404, "not_found");
    Api.error(
        api.post("/agents/fox/recording/start", "key-fox", "{\"assignment_id\":1}"),
        403,
        "not_yours");
  }

  @Test
  void completesARecordingWithWhatWasMeasured() {
    String body =
        "{\"success\":true,\"duration_seconds\":17.25,\"measurement\":{\"heard\":true,"
            + "\"centre_offset_hz\":-12.5,\"occupied_bandwidth_hz\":480,\"snr_db\":23.4,"
            + "\"started_at\":\"2026-05-01T12:00:06Z\",\"stopped_at\":\"2026-05-01T12:00:13Z\"}}";
    Api.json(api.post("/agents/ear/recording/1/complete", KEY, body), 200);
    RecordingDesk.Outcome outcome = (RecordingDesk.Outcome) api.rules.calls.get(0);
    assertEquals(17_250, outcome.duration().orElseThrow().toMillis());
    assertEquals(23.4, outcome.measurement().orElseThrow().snrDb());
  }

  @Test
  void refusesACompletionThatCannotBe() {
    for (String body :
        new String[] {
          "{}",
          "{\"success\":true}",
          "{\"success\":false,\"duration_seconds\":-1}",
          "{\"success\":false,\"duration_seconds\":\"NaN\"}",
          "{\"success\":true,\"measurement\":{\"heard\":true,\"snr_db\":\"Infinity\"}}",
          "{\"success\":true,\"measurement\":{\"heard\":true,\"occupied_bandwidth_hz\":-5}}",
        }) {
      Api.error(api.post("/agents/ear/recording/1/complete", KEY, body), 400, "invalid_input");
    }
    Api.json(
        api.post(
            "/agents/ear/recording/1/complete",
            KEY,
            "{\"success\":false,\"error_message\":\"radio gone\"}"),
        200);
    assertEquals(1, api.rules.calls.size());
  }

  @Test
  void takesAPictureAndGivesItBack() throws IOException {
    byte[] png = Pngs.valid(200, 100);
    JsonNode reply = Api.json(upload("/agents/ear/recording/1/upload" + PLOT, png), 200);
    String sha256 = FolderFiles.sha256(png);
    assertEquals(sha256, reply.path("sha256").asText());
    Picture picture = api.store.recordings.get(1L).picture().orElseThrow();
    assertEquals(
        new Picture(sha256, 200, 100, 10, 5, 190, 95, 146_520_000, 20_000.5, 17.25), picture);

    HttpResponse<String> image = api.get("/recordings/1/image", Api.OPERATOR);
    assertEquals("image/png", image.headers().firstValue("Content-Type").orElse(""));
    String tag = image.headers().firstValue("ETag").orElseThrow();
    assertEquals('"' + sha256 + '"', tag);
    assertEquals(
        304, api.get("/recordings/1/image", Api.OPERATOR, "If-None-Match", tag).statusCode());
    assertEquals(200, api.get("/public/recordings/1/image", null).statusCode());
  }

  @Test
  void showsThePublicNoPictureThatIsNotMeantForIt() throws IOException {
    api.store.put(Samples.recording(2, "shut", RecordingStatus.PENDING));
    Api.json(upload("/agents/ear/recording/2/upload" + PLOT, Pngs.valid(200, 100)), 200);
    Api.error(api.get("/public/recordings/2/image", null), 404, "not_found");
    Api.error(api.get("/public/recordings/1/image", null), 404, "not_found");
    Api.error(api.get("/public/recordings/99/image", null), 404, "not_found");
    Api.error(api.get("/recordings/1/image", Api.OPERATOR), 404, "not_found");
  }

  @Test
  void refusesWhatIsNotAWholePng() throws IOException {
    byte[] good = Pngs.valid(200, 100);
    byte[] damaged = good.clone();
    damaged[60] ^= 1;
    for (byte[] bad :
        new byte[][] {
          {},
          "hello".getBytes(StandardCharsets.UTF_8),
          Arrays.copyOf(good, good.length - 1),
          Arrays.copyOf(good, 40),
          Arrays.copyOf(good, good.length + 1),
          damaged,
          Pngs.header(0, 100),
          Pngs.header(20_001, 1),
          Pngs.header(20_000, 20_000),
          Pngs.header(-1, -1),
          Pngs.withoutPixels(200, 100),
          Pngs.withHugeChunk(),
        }) {
      Api.error(upload("/agents/ear/recording/1/upload" + PLOT, bad), 400, "bad_png");
    }
    assertTrue(api.files.stored.isEmpty(), "nothing is kept");
    assertTrue(api.store.recordings.get(1L).picture().isEmpty());
  }

  @Test
  void refusesAPlotThatIsNotInThePicture() throws IOException {
    byte[] png = Pngs.valid(200, 100);
    for (String query :
        new String[] {
          "",
          "?plot=10,5,190,95",
          "?plot=10,5,190&centre_hz=1&span_hz=1&seconds=1",
          "?plot=10,5,201,95&centre_hz=1&span_hz=1&seconds=1",
          "?plot=10,5,10,95&centre_hz=1&span_hz=1&seconds=1",
          "?plot=-1,5,10,95&centre_hz=1&span_hz=1&seconds=1",
          "?plot=a,5,10,95&centre_hz=1&span_hz=1&seconds=1",
          "?plot=10,5,190,95&centre_hz=NaN&span_hz=1&seconds=1",
          "?plot=10,5,190,95&centre_hz=1&span_hz=0&seconds=1",
          "?plot=10,5,190,95&centre_hz=1&span_hz=1&seconds=Infinity",
        }) {
      Api.error(upload("/agents/ear/recording/1/upload" + query, png), 400, "invalid_input");
    }
    assertTrue(api.files.stored.isEmpty(), "nothing is kept");
  }

  @Test
  void refusesAPictureThatNobodyAskedThisListenerFor() throws IOException {
    byte[] png = Pngs.valid(200, 100);
    Api.error(upload("/agents/ear/recording/9/upload" + PLOT, png), 404, "not_found");
    Api.error(
        api.post(
            "/agents/fox/recording/1/upload" + PLOT,
            "key-fox",
            "image/png",
            BodyPublishers.ofByteArray(png)),
        403,
        "not_your_recording");
    Api.error(
        api.post(
            "/agents/ear/recording/1/upload" + PLOT,
            KEY,
            "image/gif",
            BodyPublishers.ofByteArray(png)),
        415,
        "unsupported_media_type");
    assertTrue(api.files.stored.isEmpty());
  }

  @Test
  void takesASigMfArchiveAndNothingElse() {
    byte[] tar = Tars.sigMf();
    String path = "/agents/ear/recording/1/upload";
    Api.json(api.post(path, KEY, "application/vnd.sigmf", BodyPublishers.ofByteArray(tar)), 200);
    assertEquals(FolderFiles.sha256(tar), api.store.recordings.get(1L).sigMfSha256().orElseThrow());
    Api.error(
        api.post(path, KEY, "application/x-tar", BodyPublishers.ofByteArray(new byte[2048])),
        400,
        "bad_sigmf");
    assertEquals(1, api.files.stored.size());
  }

  @Test
  void leavesNoSpoolBehind() throws IOException {
    long before = spools();
    upload("/agents/ear/recording/1/upload" + PLOT, Pngs.valid(200, 100));
    upload("/agents/ear/recording/1/upload" + PLOT, new byte[100]);
    assertEquals(before, spools());
  }

  private static long spools() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("challengectl-upload"))
          .count();
    }
  }

  private HttpResponse<String> upload(String path, byte[] png) {
    return api.post(path, KEY, "image/png", BodyPublishers.ofByteArray(png));
  }
}
