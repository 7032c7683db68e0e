package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample configuration of nginx, in a real nginx before a real server. */
class NginxIT {

  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final Path SAMPLE =
      Path.of(System.getProperty("challengectl.root", ".."), "etc/nginx/challengectl.conf");

  @TempDir Path folder;

  @Test
  void theSampleConfigurationCarriesPagesFilesAndSocketsAndTellsWhoIsAsking() throws Exception {
    assumeTrue(Files.isExecutable(NGINX), "nginx is not installed");
    int http = Container.freePort();
    int https = Container.freePort();
    Container server =
        Container.of("server", folder.resolve("server"))
            .configure("org.challengectl.auth", "trusted_proxies = 127.0.0.1/32")
            .configure("org.challengectl.tls", "public_url = https://127.0.0.1:" + https);
    try (server) {
      server.start();
      Api api = server.awaitApi();
      ServerKey key = ServerKey.of(server);
      Process nginx = start(server, key, http, https);
      try {
        HttpClient client = key.client();
        Await.until(Duration.ofSeconds(30), "nginx answers", () -> answers(client, https, nginx));
        redirectsToTls(client, http);
        servesThePage(client, https);
        opensSockets(client, https);
        takesLargeUploads(client, https, server);
        limitsCountTheRealClientAndNotTheProxy(key, https);
        assertTrue(api.healthy());
      } finally {
        nginx.destroy();
        assertTrue(nginx.waitFor(20, TimeUnit.SECONDS));
      }
    }
  }

  private Process start(Container server, ServerKey key, int http, int https) throws Exception {
    Path certificate = folder.resolve("nginx.pem");
    Path secret = folder.resolve("nginx.key");
    key.writePem(certificate, secret);
    String sample =
        Files.readString(SAMPLE)
            .replace("127.0.0.1:8080", "127.0.0.1:" + server.httpPort())
            .replace("listen 80;", "listen 127.0.0.1:" + http + ";")
            .replace("listen 443 ssl;", "listen 127.0.0.1:" + https + " ssl;")
            .replace("/etc/letsencrypt/live/ctf.example/fullchain.pem", certificate.toString())
            .replace("/etc/letsencrypt/live/ctf.example/privkey.pem", secret.toString());
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        daemon off;
        master_process off;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
        %2$s
        }
        """
            .formatted(folder, sample));
    return new ProcessBuilder(
            NGINX.toString(), "-p", folder.toString(), "-c", configuration.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("nginx.log").toFile())
        .start();
  }

  private boolean answers(HttpClient client, int https, Process nginx) throws Exception {
    assertTrue(nginx.isAlive(), () -> read(folder.resolve("nginx.log")));
    try {
      return get(client, "https://127.0.0.1:" + https + "/api/health").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void redirectsToTls(HttpClient client, int http) throws Exception {
    HttpResponse<String> answer = get(client, "http://127.0.0.1:" + http + "/api/health");
    assertEquals(301, answer.statusCode());
    assertTrue(answer.headers().firstValue("Location").orElseThrow().startsWith("https://"));
  }

  private static void servesThePage(HttpClient client, int https) throws Exception {
    HttpResponse<String> page = get(client, "https://127.0.0.1:" + https + "/");
    assertEquals(200, page.statusCode());
    for (String name : new String[] {"Strict-Transport-Security", "Content-Security-Policy"}) {
      assertEquals(1, page.headers().allValues(name).size(), name);
    }
    assertEquals("nginx", page.headers().firstValue("Server").orElse("nginx"));
  }

  private static void opensSockets(HttpClient client, int https) throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(
                URI.create("wss://127.0.0.1:" + https + "/ws/public"),
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(
                      WebSocket from, CharSequence data, boolean last) {
                    heard.complete(data.toString());
                    return null;
                  }
                })
            .get(20, TimeUnit.SECONDS);
    assertTrue(heard.get(20, TimeUnit.SECONDS).contains("challenges_update"));
    socket.abort();
  }

  private static void takesLargeUploads(HttpClient client, int https, Container server)
      throws Exception {
    Path operator = server.home().resolve("data/challengectl/operator.key");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + https + "/api/challenges/import"))
            .header("Authorization", "Bearer " + Files.readString(operator).strip())
            .header("Content-Type", "application/yaml")
            .POST(
                HttpRequest.BodyPublishers.ofString("# " + "x".repeat(3 << 20) + "\nnonsense: 1\n"))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertTrue(answer.body().contains("\"code\""), answer.statusCode() + " " + answer.body());
  }

  private static void limitsCountTheRealClientAndNotTheProxy(ServerKey key, int https)
      throws Exception {
    SSLSocketFactory sockets = key.context().getSocketFactory();
    int status = 0;
    for (int i = 0; i < 30 && status != 429; i++) {
      status = wrongToken(sockets, https, 3);
    }
    assertEquals(429, status, "whoever guesses tokens is sent away");
    assertEquals(401, wrongToken(sockets, https, 4), "and nobody else");
  }

  /** Tries to join with a wrong token from 127.0.0.N. */
  private static int wrongToken(SSLSocketFactory sockets, int https, int from) throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            sockets.createSocket(
                InetAddress.getLoopbackAddress(),
                https,
                InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) from}),
                0)) {
      socket.setSoTimeout(20_000);
      String body = "{\"enrollment_token\":\"cct_wrong\",\"hostname\":\"guesser\"}";
      String request =
          """
          POST /api/enrollment/enroll HTTP/1.1
          Host: ctf.example
          Content-Type: application/json
          Content-Length: %d
          Connection: close

          %s"""
              .formatted(body.length(), body);
      byte[] bytes = request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(bytes);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
