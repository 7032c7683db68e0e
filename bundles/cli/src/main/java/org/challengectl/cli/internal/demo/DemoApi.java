package org.challengectl.cli.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.challengectl.cli.internal.Failure;
import org.challengectl.protocol.ChallengeInfo;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.RecordingInfo;
import org.challengectl.protocol.TransmissionInfo;

/** What the demo needs of the server's HTTP API. */
final class DemoApi {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final String base;
  private final Path keyFile;

  DemoApi(int port, Path keyFile) {
    this.base = "http://127.0.0.1:" + port;
    this.keyFile = keyFile;
  }

  boolean healthy() throws InterruptedException {
    if (!Files.exists(keyFile)) {
      return false;
    }
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/health")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Imports an event with all files that its flags name; returns its challenges. */
  List<ChallengeInfo> importEvent(DemoEvent event) throws IOException, InterruptedException {
    String boundary = "part-" + UUID.randomUUID();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, boundary, "file", "event.yml", event.yaml().getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, Path> file : event.files().entrySet()) {
      part(body, boundary, "flag", file.getKey(), Files.readAllBytes(file.getValue()));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        authorised("/api/challenges/import")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (reply.statusCode() / 100 != 2) {
      throw new Failure(1, "the event was refused: " + reply.body());
    }
    return list("/api/challenges", "challenges", ChallengeInfo.class);
  }

  private static void part(
      ByteArrayOutputStream body, String boundary, String name, String fileName, byte[] content) {
    if (fileName.chars().anyMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c))) {
      throw new Failure(1, "rename the file '%s': it has quotes in its name".formatted(fileName));
    }
    body.writeBytes(
        """
        --%s
        Content-Disposition: form-data; name="%s"; filename="%s"
        Content-Type: application/octet-stream

        """
            .formatted(boundary, name, fileName)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  List<TransmissionInfo> transmissions() throws IOException, InterruptedException {
    return list("/api/transmissions?limit=200", "transmissions", TransmissionInfo.class);
  }

  List<RecordingInfo> recordings() throws IOException, InterruptedException {
    return list("/api/recordings?limit=200", "recordings", RecordingInfo.class);
  }

  byte[] image(long recordingId) throws IOException, InterruptedException {
    HttpRequest request = authorised("/api/recordings/" + recordingId + "/image").build();
    HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (reply.statusCode() != 200) {
      throw new IOException(
          "no picture of recording %d: %d".formatted(recordingId, reply.statusCode()));
    }
    return reply.body();
  }

  private <T> List<T> list(String path, String name, Class<T> type)
      throws IOException, InterruptedException {
    HttpResponse<String> reply =
        client.send(authorised(path).build(), HttpResponse.BodyHandlers.ofString());
    if (reply.statusCode() != 200) {
      throw new Failure(1, "%s answered %d: %s".formatted(path, reply.statusCode(), reply.body()));
    }
    JsonNode items = Json.mapper().readTree(reply.body()).path(name);
    return Json.mapper()
        .convertValue(
            items, Json.mapper().getTypeFactory().constructCollectionType(List.class, type));
  }

  private HttpRequest.Builder authorised(String path) throws IOException {
    String key = Files.readString(keyFile).strip();
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + key);
  }
}
