package org.challengectl.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server's HTTP API as an operator uses it. */
final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final String base;
  private final Path operatorKey;

  Api(String base, Path operatorKey) {
    this.base = base;
    this.operatorKey = operatorKey;
  }

  boolean healthy() throws InterruptedException {
    try {
      return Files.exists(operatorKey)
          && send("GET", "/api/health", null, null).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  HttpResponse<String> send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
    if (Files.exists(operatorKey)) {
      request.header("Authorization", "Bearer " + Files.readString(operatorKey).strip());
    }
    if (type != null) {
      request.header("Content-Type", type);
    }
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> reply = send("GET", path, null, null);
    if (reply.statusCode() != 200) {
      throw new IOException("GET " + path + " -> " + reply.statusCode() + " " + reply.body());
    }
    return JSON.readTree(reply.body());
  }

  JsonNode post(String path, String json) throws IOException, InterruptedException {
    HttpResponse<String> reply = send("POST", path, "application/json", json);
    if (reply.statusCode() / 100 != 2) {
      throw new IOException("POST " + path + " -> " + reply.statusCode() + " " + reply.body());
    }
    return reply.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(reply.body());
  }

  void importYaml(String yaml) throws IOException, InterruptedException {
    HttpResponse<String> reply = send("POST", "/api/challenges/import", "application/x-yaml", yaml);
    if (reply.statusCode() / 100 != 2) {
      throw new IOException("import -> " + reply.statusCode() + " " + reply.body());
    }
  }

  /** A one-time token for an agent. */
  String token(String agent) throws IOException, InterruptedException {
    return post("/api/enrollment/token", "{\"runner_name\":\"" + agent + "\"}")
        .get("token")
        .asText();
  }

  List<JsonNode> transmissions() throws IOException, InterruptedException {
    return items("/api/transmissions?limit=1000", "transmissions");
  }

  List<JsonNode> recordings() throws IOException, InterruptedException {
    return items("/api/recordings?limit=1000", "recordings");
  }

  List<JsonNode> agents() throws IOException, InterruptedException {
    return items("/api/agents", "agents");
  }

  List<JsonNode> challenges() throws IOException, InterruptedException {
    return items("/api/challenges", "challenges");
  }

  private List<JsonNode> items(String path, String name) throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    get(path).path(name).forEach(items::add);
    return items;
  }
}
