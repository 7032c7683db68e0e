package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.cxf.helpers.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileEndpointsTest {

  private static final byte[] WAV = bytes("RIFF\u0004\u0000\u0000\u0000WAVEfmt data");
  private static final byte[] PAGE = bytes("<!DOCTYPE html><script>alert(1)</script>");
  private static final String MULTIPART = "multipart/form-data; boundary=sep";

  private final Api api = new Api();
  private final Multipart body = new Multipart();

  @AfterEach
  void stop() {
    api.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void storesSeveralFilesByTheirContent() {
    byte[] iq = {1, 0, 2, 0};
    JsonNode reply =
        Api.json(send(body.part("file", "voice.wav", WAV).part("file", "a.cs8", iq)), 201);
    JsonNode voice = reply.path("files").path(0);
    assertEquals(FolderFiles.sha256(WAV), voice.path("sha256").asText());
    assertEquals("voice.wav", voice.path("filename").asText());
    assertEquals("audio/wav", voice.path("type").asText());
    assertEquals(WAV.length, voice.path("size").asInt());
    assertEquals("application/octet-stream", reply.at("/files/1/type").asText());
    assertEquals(
        Set.of(FolderFiles.sha256(WAV), FolderFiles.sha256(iq)), api.files.stored.keySet());
  }

  @Test
  void listsFilesWithWhatIsUsedAndHowFullTheStoreIs() {
    Api.json(send(body.part("file", "voice.wav", WAV)), 201);
    api.files.used.add(FolderFiles.sha256(WAV));
    JsonNode list = Api.json(api.get("/files", Api.OPERATOR), 200);
    assertTrue(list.at("/files/0/used").asBoolean());
    assertEquals(WAV.length, list.at("/usage/bytes").asInt());
    assertEquals(0, list.at("/usage/quota_bytes").asInt(-1));
    assertEquals(0, Api.json(api.get("/files?offset=1", Api.OPERATOR), 200).at("/files").size());
    Api.error(api.get("/files?limit=0", Api.OPERATOR), 400, "invalid_input");
  }

  @Test
  void deletesAFileThatNothingNames() {
    Api.json(send(body.part("file", "voice.wav", WAV)), 201);
    String path = "/files/" + FolderFiles.sha256(WAV);
    api.files.used.add(FolderFiles.sha256(WAV));
    Api.error(api.send("DELETE", path, Api.OPERATOR), 409, "file_in_use");
    api.files.used.clear();
    Api.json(api.send("DELETE", path, Api.OPERATOR), 200);
    Api.error(api.send("DELETE", path, Api.OPERATOR), 404, "not_found");
    Api.error(api.send("DELETE", "/files/a/../b", Api.OPERATOR), 404, "not_found");
  }

  @Test
  void refusesAFileThatLiesAboutItsTypeAndStoresNoneOfTheRequest() {
    JsonNode error =
        Api.error(
            send(body.part("file", "good.wav", WAV).part("file", "voice.wav", PAGE)),
            400,
            "wrong_type");
    assertTrue(error.path("error").asText().contains("text/html"), error.toString());
    Api.error(send(body.part("file", "x", "image/png", PAGE)), 400, "wrong_type");
    Api.error(send(body.part("file", "a.png", WAV)), 400, "wrong_type");
    assertTrue(api.files.stored.isEmpty());
  }

  @Test
  void servesAPageAsBytesThatNoBrowserRuns() {
    Api.json(send(body.part("file", "page.txt", "audio/whatever", PAGE)), 201);
    HttpResponse<String> reply = api.get("/files/" + FolderFiles.sha256(PAGE), "key-fox");
    assertEquals("application/octet-stream", reply.headers().firstValue("Content-Type").orElse(""));
    assertEquals("nosniff", reply.headers().firstValue("X-Content-Type-Options").orElse(""));
    String stored = Api.json(api.get("/files", Api.OPERATOR), 200).at("/files/0/type").asText();
    assertEquals("text/html", stored);
  }

  @Test
  void makesNamesHarmless() {
    for (String name :
        List.of(
            "../../../../tmp/evil",
            "/etc/passwd",
            "C:\\\\x\\\\y",
            "CON",
            "a%2f..%2fb",
            "x".repeat(9_000),
            "\u202egpj.exe",
            "nul",
            "...",
            "~",
            "-rf",
            "$(id)",
            "a\u0000b")) {
      HttpResponse<String> reply = send(body.part("file", name, new byte[] {9, 9}));
      assertEquals(201, reply.statusCode(), name + reply.body());
      String kept = Api.json(reply, 201).at("/files/0/filename").asText();
      assertTrue(kept.length() <= 120 && !kept.contains("/") && !kept.contains("\\"), kept);
      assertTrue(kept.chars().noneMatch(Character::isISOControl), kept);
    }
    assertEquals(1, api.files.stored.size(), "the same content, whatever it is called");
  }

  @Test
  void readsNamesInUtf8() {
    JsonNode reply = Api.json(send(body.part("file", "Höhö 日本.cs8", new byte[] {9})), 201);
    assertEquals("Höhö 日本.cs8", reply.at("/files/0/filename").asText());
  }

  @Test
  void refusesMoreThanTheQuota() {
    api.files.quotaBytes = 10;
    Api.error(send(body.part("file", "voice.wav", WAV)), 413, "store_full");
    assertTrue(api.files.stored.isEmpty());
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Set<String> before = spools();
    long size = BodyLimit.UPLOAD + 1;
    byte[] head = bytes("--sep\r\nContent-Disposition: form-data; name=f; filename=big\r\n\r\n");
    HttpResponse<String> reply =
        api.post(
            "/files/upload",
            Api.OPERATOR,
            MULTIPART,
            BodyPublishers.ofInputStream(
                () ->
                    new SequenceInputStream(
                        new SequenceInputStream(new ByteArrayInputStream(head), new Zeros(size)),
                        new ByteArrayInputStream(bytes("\r\n--sep--\r\n")))));
    Api.error(reply, 413, "too_large");
    assertTrue(api.files.stored.isEmpty());
    assertEquals(before, spools());
  }

  @Test
  void refusesBodiesThatAreNotWhatTheySay() {
    Api.error(send(body.part("field", null, WAV)), 400, "invalid_input");
    Api.error(send(body.part("file", "empty.cs8", new byte[0])), 400, "invalid_input");
    Api.error(
        api.post("/files/upload", Api.OPERATOR, "text/plain", BodyPublishers.ofString("x")),
        415,
        "unsupported_media_type");
    for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=other")) {
      HttpResponse<String> reply =
          api.post("/files/upload", Api.OPERATOR, type, BodyPublishers.ofByteArray(body.end()));
      assertEquals(400, reply.statusCode(), reply.body());
    }
    assertTrue(api.files.stored.isEmpty());
  }

  @Test
  void anUploadThatBreaksOffLeavesNothing() throws IOException {
    Set<String> before = spools();
    for (int sent : new int[] {0, 60, 5_000, 900_000}) {
      byte[] part = body.part("file", "voice.wav", new byte[1_000_000]).end();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
        String head =
            "POST /api/files/upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer operator\r\n"
                + "Content-Type: "
                + MULTIPART
                + "\r\nContent-Length: "
                + part.length
                + "\r\n\r\n";
        socket.getOutputStream().write(bytes(head));
        socket.getOutputStream().write(part, 0, sent);
        socket.shutdownOutput();
        // The server has done with it when it answers or hangs up.
        socket.getInputStream().readAllBytes();
      }
    }
    assertTrue(api.files.stored.isEmpty());
    assertEquals(before, spools());
  }

  /** What this process has spooled now, by itself or by its HTTP stack. */
  private static Set<String> spools() throws IOException {
    Path stack = FileUtils.getDefaultTempDir().toPath();
    try (Stream<Path> ours = Files.list(Path.of(System.getProperty("java.io.tmpdir")));
        Stream<Path> theirs = Files.list(stack)) {
      return Stream.concat(
              ours.filter(p -> p.getFileName().toString().startsWith(SpoolFolder.PREFIX)), theirs)
          .map(Path::toString)
          .collect(Collectors.toSet());
    }
  }

  private HttpResponse<String> send(Multipart parts) {
    return api.post(
        "/files/upload", Api.OPERATOR, MULTIPART, BodyPublishers.ofByteArray(parts.end()));
  }

  /** So many bytes, without having them. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] block, int offset, int length) {
      int count = (int) Math.min(left, length);
      left -= count;
      return count == 0 && length > 0 ? -1 : count;
    }
  }
}
