package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.challengectl.signal.Flag;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewEndpointsTest {

  private static final String GOOD =
      "{\"modulation\":\"cw\",\"flag\":\"CQ\",\"parameters\":{\"speed\":35}}";

  private final Api api = new Api();

  @BeforeEach
  void fill() {
    api.store.put(Samples.challenge("open"));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void showsASignalThatIsInNoChallenge() throws IOException {
    JsonNode reply = Api.json(post(GOOD), 200);
    assertEquals(5, reply.path("duration_s").asDouble());
    assertTrue(reply.path("complete").asBoolean());
    assertEquals(250_000, reply.path("sample_rate").asInt());
    assertEquals(500, reply.path("occupied_bandwidth_hz").asDouble());
    assertEquals(-250, reply.path("band_low_hz").asDouble());
    assertEquals(250, reply.path("band_high_hz").asDouble());
    assertEquals(200, reply.path("measured_low_hz").asDouble(), 5);
    assertEquals(0, reply.path("papr_db").asDouble(), 0.01);
    assertEquals(1000, width(Base64.getDecoder().decode(reply.path("png_base64").asText())));
    assertEquals(35L, api.previewed.get(0).parameters().integer("speed"));
  }

  @Test
  void givesThePictureToWhoWantsAPicture() throws IOException {
    HttpResponse<byte[]> reply =
        api.send(
            api.request(
                    "/preview",
                    Api.OPERATOR,
                    "Content-Type",
                    "application/json",
                    "Accept",
                    "image/png")
                .POST(BodyPublishers.ofString(GOOD)),
            HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(200, reply.statusCode());
    assertEquals("image/png", reply.headers().firstValue("Content-Type").orElse(""));
    assertEquals("5.0", reply.headers().firstValue("X-Preview-duration-s").orElse(""));
    assertEquals("500.0", reply.headers().firstValue("X-Preview-occupied-bandwidth-hz").orElse(""));
    assertEquals(1000, width(reply.body()));
  }

  @Test
  void sendsAFileThatTheServerHasOrThatComesAlong() throws IOException {
    String sha256 =
        api.files.store(new ByteArrayInputStream(new byte[] {1}), "v.wav", "", 9).sha256();
    Api.json(post("{\"modulation\":\"nbfm\",\"flag\":\"sha256:" + sha256 + "\"}"), 200);
    assertEquals("v.wav", ((Flag.File) api.previewed.get(0).flag()).name());
    String picture = "{\"modulation\":\"sstv\",\"flag\":\"sha256:" + sha256 + "\"}";
    Api.json(post(picture), 200);
    assertEquals("v.wav", ((Flag.File) api.previewed.get(1).flag()).name());

    Api.json(multipart(part("request", null, nbfm("a.wav")), part("f", "../a.wav", "RIFF")), 200);
    Flag.File sent = (Flag.File) api.previewed.get(2).flag();
    assertEquals("a.wav", sent.name());
    assertTrue(java.nio.file.Files.notExists(sent.path()), "what was spooled is gone");
    assertEquals(1, api.files.stored.size());
  }

  @Test
  void tellsEveryMistakeInTheSignal() {
    JsonNode error =
        Api.error(
            post("{\"modulation\":\"cw\",\"flag\":\"A\",\"parameters\":{\"speed\":99,\"sped\":1}}"),
            422,
            "bad_parameter");
    assertEquals("The signal has 2 mistakes.", error.path("error").asText());
    assertEquals(
        "'speed' must be a whole number, 5-60 wpm, was 99", error.path("details").path(0).asText());
    Api.error(post(GOOD.replace("CQ", "!")), 422, "bad_flag");
    Api.error(post(GOOD.replace("35", "\\\"35\\\"".replace("\\", ""))), 422, "bad_parameter");
    Api.error(post(GOOD.replace("{\"speed\":35}", "[]")), 422, "bad_parameter");
    Api.error(post(GOOD.replace("cw", "nosuch")), 422, "unknown_modulation");
    JsonNode lacking =
        Api.error(post(GOOD.replace("cw", "lacking")), 422, "modulation_unavailable");
    assertTrue(lacking.path("details").path(0).asText().contains("libexample is missing"));
    Api.error(post(nbfm("/etc/passwd")), 422, "bad_flag");
    Api.error(post(nbfm("sha256:" + "0".repeat(64))), 422, "bad_flag");
    Api.error(post(GOOD.replace("}}", "},\"sample_rate\":1000}")), 422, "bad_parameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{}",
        "{\"modulation\":\"cw\"}",
        "{\"modulation\":7,\"flag\":\"A\"}",
        "{\"modulation\":\"cw\",\"flag\":{}}",
        "{\"modulation\":\"cw\",\"flag\":\"\"}",
        "{\"modulation\":\"cw\",\"flag\":\"A\",\"flag\":\"B\"}",
        "{\"modulation\":\"cw\",\"flag\":\"A\",\"paramters\":{}}",
        "{\"modulation\":\"cw\",\"flag\":\"A\",\"frequency\":\"1\"}",
        "{\"modulation\":\"cw\",\"flag\":\"A\",\"frequency\":-1}",
        "{\"modulation\":\"cw\",\"flag\":\"A\",\"frequency\":1e999}",
        "{\"modulation\":\"cw\",\"flag\":\"A\",\"sample_rate\":250000.5}",
        "{\"modulation\":\"cw\",\"flag\":\"A\",\"sample_rate\":99999999999}",
        "{\"modulation\":\"cw\",\"flag\":\"A\",\"parameters\":{\"speed\":NaN}}",
        "{\"modulation\":\"cw\",\"flag\":\"A\"} x",
        "{\"modulation\":\"cw\",\"flag\":\"A\"",
      })
  void refusesBodiesThatAreNotWhatIsExpected(String body) {
    HttpResponse<String> reply = post(body);
    String code = Api.json(reply, 400).path("code").asText();
    Api.error(reply, 400, code);
    assertTrue(List.of("bad_json", "invalid_input").contains(code), reply.body());
    assertTrue(api.previewed.isEmpty());
  }

  @Test
  void refusesBodiesThatAreTooMuch() {
    Api.error(post(GOOD.replace("CQ", "C".repeat(1 << 20))), 413, "too_large");
    Api.error(post("[".repeat(100_000)), 400, "bad_json");
    Api.error(post(GOOD.replace("35", "1" + "0".repeat(100_000))), 400, "bad_json");
    Api.error(
        multipart(part("request", null, GOOD.replace("CQ", "C".repeat(1 << 20)))),
        413,
        "too_large");
    Api.error(multipart(part("f", "a.wav", "RIFF")), 400, "invalid_input");
    Api.error(multipart(part("request", null, "{")), 400, "bad_json");
    assertTrue(api.previewed.isEmpty());
  }

  @Test
  void sendsAwayWhenTooManyAreMade() {
    api.busy = true;
    HttpResponse<String> reply = post(GOOD);
    Api.error(reply, 503, "busy");
    assertEquals("2", reply.headers().firstValue("Retry-After").orElse(""));
  }

  @Test
  void saysThatASignalTakesTooLongToPrepare() {
    api.tooLong = true;
    HttpResponse<String> reply = post(GOOD);
    Api.error(reply, 503, "too_long");
    assertTrue(reply.body().contains("It takes longer than 15 s to prepare this signal"));
  }

  @Test
  void showsAChallengeAndOnlyOnceToWhoHasItAlready() {
    HttpResponse<byte[]> reply = picture("/challenges/open/preview.png");
    assertEquals(200, reply.statusCode());
    String tag = reply.headers().firstValue("ETag").orElseThrow();
    assertEquals(
        304,
        api.get("/challenges/open/preview.png", Api.OPERATOR, "If-None-Match", tag).statusCode());
    assertEquals(1, api.previewed.size());
    assertEquals(
        200,
        picture("/challenges/open/preview.png?sample_rate=500000", "If-None-Match", tag)
            .statusCode());
    assertEquals(500_000, api.previewed.get(1).sampleRateHz().orElseThrow());
    assertNotEquals(
        tag,
        picture("/challenges/open/preview.png?sample_rate=500000")
            .headers()
            .firstValue("ETag")
            .orElseThrow());
  }

  @Test
  void saysWhyAChallengeCannotBeShown() {
    Api.error(api.get("/challenges/gone/preview.png", Api.OPERATOR), 404, "not_found");
    for (String rate : List.of("x", "1", "249999", "20000001", "-1")) {
      Api.error(
          api.get("/challenges/open/preview.png?sample_rate=" + rate, Api.OPERATOR),
          400,
          "invalid_input");
    }
    Api.error(
        api.get("/challenges/open/preview.png", Api.OPERATOR, "Accept", "text/html"),
        406,
        "not_acceptable");
  }

  private HttpResponse<byte[]> picture(String path, String... headers) {
    return api.send(
        api.request(path, Api.OPERATOR, headers).GET(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> post(String json) {
    return api.post("/preview", Api.OPERATOR, json);
  }

  private static String nbfm(String file) {
    return "{\"modulation\":\"nbfm\",\"flag\":\"" + file + "\"}";
  }

  private static String part(String name, String fileName, String content) {
    String file = fileName == null ? "" : "; filename=\"" + fileName + "\"";
    return "--sep\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
        .formatted(name, file, content);
  }

  private HttpResponse<String> multipart(String... parts) {
    String body =
        String.join("", Stream.concat(Stream.of(parts), Stream.of("--sep--\r\n")).toList());
    return api.post(
        "/preview",
        Api.OPERATOR,
        "multipart/form-data; boundary=sep",
        BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  private static int width(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png)).getWidth();
  }
}
