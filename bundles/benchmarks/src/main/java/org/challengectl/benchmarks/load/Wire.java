package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.challengectl.protocol.Json;

/** HTTP to one server on this machine. Safe for concurrent use. */
final class Wire {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What came back. */
  record Answer(int status, String body) {

    boolean good() {
      return status / 100 == 2;
    }
  }

  private final String base;
  private final HttpClient client;

  private Wire(String base) {
    this.base = base;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(
                Executors.newFixedThreadPool(
                    2,
                    task -> {
                      Thread thread = new Thread(task, "http");
                      thread.setDaemon(true);
                      return thread;
                    }))
            .build();
  }

  /**
   * Speaks to a server.
   *
   * @throws IllegalArgumentException if it is not on this machine: load is for one's own server
   *     only
   */
  static Wire to(String url) throws IOException {
    URI uri = URI.create(url);
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
      throw new IllegalArgumentException("'" + url + "' is not like http://127.0.0.1:8080");
    }
    String host = uri.getHost().replace("[", "").replace("]", "");
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!address.isLoopbackAddress()) {
        throw new IllegalArgumentException(
            "'" + url + "' is not on this machine; only loopback addresses are allowed");
      }
    }
    return new Wire("http://" + uri.getHost() + ":" + uri.getPort());
  }

  Answer get(String path, String key) throws IOException, InterruptedException {
    return send(request(path, key).GET());
  }

  /**
   * Posts a value as JSON.
   *
   * @param body null for none
   */
  Answer post(String path, String key, Object body) throws IOException, InterruptedException {
    return body == null
        ? send(request(path, key).POST(BodyPublishers.noBody()))
        : post(path, key, "application/json", Json.write(body));
  }

  Answer post(String path, String key, String type, String body)
      throws IOException, InterruptedException {
    return send(
        request(path, key).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }
}
