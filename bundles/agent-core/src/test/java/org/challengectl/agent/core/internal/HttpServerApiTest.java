package org.challengectl.agent.core.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.challengectl.agent.core.HostIdentity;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.ServerEndpoint;
import org.challengectl.agent.testing.FakeServer;
import org.challengectl.agent.testing.FakeServer.Answer;
import org.challengectl.protocol.PictureInfo;
import org.challengectl.protocol.StartedRequest;
import org.challengectl.protocol.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HttpServerApiTest {

  @TempDir Path folder;
  private FakeServer server;
  private HttpServerApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new FakeServer(request -> Answer.json(404, "{}"));
    api = api(server);
  }

  @AfterEach
  void tearDown() throws Exception {
    server.close();
  }

  @Test
  void pollsForOneRadioAndSaysWhoItIs() throws Exception {
    server.answerWith(
        request ->
            Answer.json(
                200,
                """
                {"task":{"challenge_id":"c1","name":"One","lease":7,"lease_seconds":60,
                "start_at":"2030-01-01T00:00:00Z","config":{"frequency":145000000}}}
                """));
    Task task = api.poll("hackrf:0 1").orElseThrow();
    assertEquals(7, task.lease());
    assertEquals(60.0, task.leaseSeconds());
    FakeServer.Request request = server.requests().get(0);
    assertEquals("/api/runners/agent-1/task?device=hackrf%3A0%201", request.target());
    assertEquals("Bearer secret", request.headers().get("authorization"));
    assertEquals("02:00:00:00:00:01", request.headers().get("x-runner-mac"));
    assertEquals("0123456789abcdef", request.headers().get("x-runner-machine-id"));
    assertEquals("host", request.headers().get("x-runner-hostname"));
    assertNull(request.headers().get("upgrade"), "no attempt at HTTP/2");
  }

  @Test
  void noTaskIsNoTask() throws Exception {
    server.answerWith(request -> Answer.json(200, "{\"task\": null}"));
    assertEquals(Optional.empty(), api.poll("d"));
  }

  @Test
  void everyStatusHasItsMeaning() {
    assertStatus(400, Kind.REFUSED, false);
    assertStatus(401, Kind.UNAUTHORISED, false);
    assertStatus(403, Kind.FORBIDDEN, false);
    assertStatus(404, Kind.NOT_FOUND, false);
    assertStatus(409, Kind.CONFLICT, false);
    assertStatus(413, Kind.REFUSED, false);
    assertStatus(500, Kind.SERVER_ERROR, true);
    assertStatus(502, Kind.SERVER_ERROR, true);
    assertStatus(503, Kind.BUSY, true);
    assertStatus(302, Kind.BAD_ANSWER, true);
  }

  @Test
  void tellsTheServersOwnWordsAndCode() {
    server.answerWith(
        request -> Answer.json(409, "{\"error\":\"Lease 7 is over\",\"code\":\"stale_lease\"}"));
    LinkException e = assertThrows(LinkException.class, () -> renew(api));
    assertEquals("stale_lease", e.code());
    assertTrue(e.getMessage().contains("Lease 7 is over"));
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    server.answerWith(request -> new Answer(429, "Retry-After: 17\r\n", new byte[0], 0));
    LinkException e = assertThrows(LinkException.class, () -> api.poll("d"));
    assertEquals(Optional.of(Duration.ofSeconds(17)), e.retryAfter());
  }

  @ParameterizedTest
  @CsvSource({"60, 60", "61, 60", "86400, 60", "99999999999, 60", "0, 1"})
  void waitsASecondAtLeastAndAMinuteAtMostWhateverTheServerAsks(String said, long seconds) {
    server.answerWith(request -> new Answer(503, "Retry-After: " + said + "\r\n", new byte[0], 0));
    LinkException e = assertThrows(LinkException.class, () -> api.poll("d"));
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), e.retryAfter());
  }

  @Test
  void hostileAnswersAreErrorsAndNothingElse() {
    List<String> hostile =
        List.of(
            "",
            "null",
            "[]",
            "{\"task\":5}",
            "{\"task\":{\"lease\":\"x\"}}",
            "{\"task\":{\"start_at\":\"tomorrow\"}}",
            "<html>",
            "{\"task\":" + "[".repeat(5000),
            "{\"task\":{\"lease\":" + "9".repeat(200) + "}}");
    for (String answer : hostile) {
      server.answerWith(request -> Answer.json(200, answer));
      LinkException e = assertThrows(LinkException.class, () -> api.poll("d"), answer);
      assertEquals(Kind.BAD_ANSWER, e.kind(), answer);
    }
  }

  @Test
  void aBodyWithoutEndIsNotReadToIt() {
    server.answerWith(request -> Answer.json(200, " ".repeat(HttpTransport.MAX_ANSWER_BYTES + 1)));
    LinkException e = assertThrows(LinkException.class, () -> api.poll("d"));
    assertTrue(e.getMessage().contains("longer than"), e.getMessage());
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    server.answerWith(request -> Answer.never());
    long begin = System.nanoTime();
    LinkException e = assertThrows(LinkException.class, () -> api.renew(7, Duration.ofMillis(200)));
    assertEquals(Kind.UNREACHABLE, e.kind());
    assertTrue(System.nanoTime() - begin < 5_000_000_000L);
  }

  @Test
  void aBodyThatStallsIsGivenUpToo() {
    server.answerWith(
        request -> new Answer(200, "", "{\"lease\"".getBytes(StandardCharsets.UTF_8), 8));
    server.answerWith(
        request -> Answer.truncated("{\"lease\":7,".getBytes(StandardCharsets.UTF_8), 5000));
    assertThrows(LinkException.class, () -> api.renew(7, Duration.ofMillis(300)));
  }

  @Test
  void noServerIsUnreachable() throws Exception {
    server.close();
    assertEquals(Kind.UNREACHABLE, assertThrows(LinkException.class, () -> api.poll("d")).kind());
  }

  @Test
  void aDownloadThatBreaksOffIsNoDownload() {
    server.answerWith(request -> Answer.truncated(new byte[1000], 2000));
    Path target = folder.resolve("f");
    assertThrows(LinkException.class, () -> api.download("a".repeat(64), target, 10_000));
  }

  @Test
  void aDownloadHasALimit() {
    server.answerWith(request -> Answer.bytes(new byte[5000]));
    Path target = folder.resolve("f");
    LinkException e =
        assertThrows(LinkException.class, () -> api.download("a".repeat(64), target, 4999));
    assertTrue(e.getMessage().contains("longer than 4999"), e.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsNotFound() {
    server.answerWith(request -> Answer.json(404, "{\"error\":\"no such file\"}"));
    Path target = folder.resolve("f");
    LinkException e =
        assertThrows(LinkException.class, () -> api.download("a".repeat(64), target, 1000));
    assertEquals(Kind.NOT_FOUND, e.kind());
    assertTrue(e.getMessage().contains("no such file"));
  }

  @Test
  void downloadsBytesAsTheyAre() throws Exception {
    byte[] content = new byte[300_000];
    new java.util.Random(3).nextBytes(content);
    server.answerWith(request -> Answer.bytes(content));
    Path target = folder.resolve("f");
    api.download("a".repeat(64), target, 1_000_000);
    assertArrayEquals(content, Files.readAllBytes(target));
    assertEquals("/api/files/" + "a".repeat(64), server.requests().get(0).target());
  }

  @Test
  void uploadsAPictureWithItsPlot() throws Exception {
    server.answerWith(request -> Answer.json(201, "{}"));
    Path png = Files.write(folder.resolve("p.png"), new byte[] {1, 2, 3});
    api.uploadPicture(5, png, new PictureInfo(List.of(1, 2, 3, 4), 145_000_000.5, 20_000, 12.5));
    FakeServer.Request request = server.requests().get(0);
    assertEquals("image/png", request.headers().get("content-type"));
    assertEquals(
        "/api/agents/agent-1/recording/5/upload"
            + "?plot=1%2C2%2C3%2C4&centre_hz=1.450000005E8&span_hz=20000.0&seconds=12.5",
        request.target());
    assertArrayEquals(new byte[] {1, 2, 3}, request.body());
  }

  @Test
  void uploadsSamplesAsAnArchiveThatTarCanRead() throws Exception {
    server.answerWith(request -> Answer.json(201, "{}"));
    Path meta = Files.writeString(folder.resolve("recording-5.sigmf-meta"), "{}");
    Path data = Files.write(folder.resolve("recording-5.sigmf-data"), new byte[1024]);
    api.uploadSigMf(5, meta, data);
    FakeServer.Request request = server.requests().get(0);
    assertEquals("application/vnd.sigmf", request.headers().get("content-type"));
    assertEquals(0, request.body().length % 512);
    Path tar = Files.write(folder.resolve("x.tar"), request.body());
    Process list =
        new ProcessBuilder("tar", "tvf", tar.toString()).redirectErrorStream(true).start();
    String listing = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, list.waitFor(), listing);
    assertTrue(listing.contains("recording-5/recording-5.sigmf-meta"), listing);
    assertTrue(listing.contains("1024"), listing);
  }

  @Test
  void anArchiveTakesFilesLongerThanOctalCanSay() {
    byte[] header = TarBody.header("a/b", 20L << 30);
    assertEquals((byte) 0x80, header[124]);
    assertEquals(5, header[131]);
  }

  @Test
  void reportsTheStartUnderTheLease() throws Exception {
    server.answerWith(request -> Answer.json(200, "{}"));
    api.started(7, new StartedRequest(java.time.Instant.parse("2030-01-01T00:00:00Z")));
    FakeServer.Request request = server.requests().get(0);
    assertEquals("/api/runners/agent-1/lease/7/started", request.target());
    assertEquals("{\"at\":\"2030-01-01T00:00:00Z\"}", request.text());
  }

  private void assertStatus(int status, Kind kind, boolean retryable) {
    server.answerWith(request -> Answer.json(status, "{}"));
    LinkException e = assertThrows(LinkException.class, () -> renew(api));
    assertEquals(kind, e.kind(), "status " + status);
    assertEquals(retryable, e.retryable(), "status " + status);
  }

  private static void renew(HttpServerApi api) throws LinkException {
    api.renew(7, Duration.ofSeconds(5));
  }

  private static HttpServerApi api(FakeServer server) {
    HostIdentity host =
        new HostIdentity("host", Optional.of("02:00:00:00:00:01"), Optional.of("0123456789abcdef"));
    ServerEndpoint endpoint = new ServerEndpoint(server.url(), Optional.empty(), true);
    return new HttpServerApi(
        new HttpTransport(endpoint, host, () -> Optional.of("secret")), "agent-1");
  }
}
