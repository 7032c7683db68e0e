package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.challengectl.protocol.EnrolmentString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on a network that nobody trusts. */
class TlsIT {

  /** An address of this machine that is not the one where plain HTTP listens. */
  private static final String ANOTHER_ADDRESS = "127.0.0.2";

  private static final int TLS_1_1 = 0x0302;
  private static final int TLS_1_2 = 0x0303;

  @TempDir Path folder;

  @Test
  void onePastedStringJoinsAnAgentThatNobodyCanListenToOrDeceive() throws Exception {
    Container server = Container.of("server", folder.resolve("server"));
    String url = "https://" + ANOTHER_ADDRESS + ":" + server.httpsPort();
    server
        .environment("CHALLENGECTL_HTTPS_ADDRESS", "0.0.0.0")
        .configure("org.challengectl.tls", "public_url = " + url);
    try (server) {
      server.start();
      Api api = server.awaitApi();
      ServerKey key = ServerKey.of(server);
      EnrolmentString string =
          EnrolmentString.parse(
              api.post("/api/enrollment/token", "{\"runner_name\":\"roof\"}")
                  .get("enrollment_string")
                  .asText());
      assertEquals(URI.create(url), string.server());
      assertEquals(Optional.of(key.pin()), string.pin());

      Path home = folder.resolve("agent");
      refusesAManInTheMiddle(string, home);

      Launcher.Result joined = enroll(string, home);
      assertEquals(0, joined.exitCode(), joined.all());
      String yaml = Files.readString(home.resolve("etc/agents/roof.yml"));
      assertTrue(yaml.contains("server_url: " + url), yaml);
      assertTrue(yaml.contains("server_pin: " + key.pin()), yaml);
      transmits(api, home);
      ColdBootIT.assertQuiet(server);
    }
  }

  private void refusesAManInTheMiddle(EnrolmentString string, Path home) throws Exception {
    try (ManInTheMiddle stranger =
        new ManInTheMiddle(ServerKey.create(folder.resolve("stranger.p12")))) {
      Launcher.Result refused =
          enroll(
              new EnrolmentString(
                  URI.create("https://127.0.0.1:" + stranger.port()), string.token(), string.pin()),
              home);
      assertEquals(1, refused.exitCode(), refused.all());
      assertTrue(refused.errors().contains("this is not the server"), refused.all());
      assertFalse(refused.all().contains("\tat "), refused.all());
      assertFalse(refused.all().contains(string.token()), refused.all());
      assertEquals(0, stranger.requests());
    }
  }

  private static Launcher.Result enroll(EnrolmentString string, Path home) throws Exception {
    return Launcher.run("agent", "enroll", string.text(), "--home", home.toString());
  }

  private static void transmits(Api api, Path home) throws Exception {
    Map<String, String> ports =
        Map.of("CHALLENGECTL_SSH_PORT", Integer.toString(Container.freePort()));
    Launcher.Result started = Launcher.run(ports, "agent", "start", "--home", home.toString());
    assertEquals(0, started.exitCode(), started.all());
    try {
      Await.until(
          Duration.ofSeconds(90),
          "the agent's WebSocket is open",
          () -> api.agents().stream().anyMatch(a -> a.get("websocket_connected").asBoolean()));
      api.importYaml(Events.morse(1));
      Await.until(
          Duration.ofSeconds(90),
          "a transmission succeeds",
          () ->
              api.transmissions().stream()
                  .anyMatch(t -> t.get("status").asText().equals("success")));
    } finally {
      assertEquals(0, Launcher.run("agent", "stop", "--home", home.toString()).exitCode());
    }
  }

  @Test
  void speaksOnlyWhatIsSafeAndPlainHttpOnlyToItself() throws Exception {
    Container server =
        Container.of("server", folder.resolve("server"))
            .environment("CHALLENGECTL_HTTPS_ADDRESS", "0.0.0.0");
    try (server) {
      server.start();
      Api plain = server.awaitApi();
      Path file = server.home().resolve("data/challengectl/https.p12");
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

      assertTrue(ClientHello.send(server.httpsPort(), TLS_1_1).isProtocolVersionAlert());
      assertTrue(ClientHello.send(server.httpsPort(), TLS_1_2).isServerHello());

      InetAddress another = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
      new Socket(another, server.httpsPort()).close();
      assertThrows(ConnectException.class, () -> new Socket(another, server.httpPort()).close());

      for (String path :
          new String[] {"/", "/api/health", "/api/challenges", "/nothing", "/ws/x"}) {
        HttpResponse<String> answer = get(server, path);
        assertCareful(answer, path);
        assertTrue(answer.headers().firstValue("Strict-Transport-Security").isPresent(), path);
      }
      HttpResponse<String> inClear = plain.send("GET", "/", null, null);
      assertCareful(inClear, "/");
      assertFalse(inClear.headers().firstValue("Strict-Transport-Security").isPresent());
      takesTheOperatorsOwnCertificateWhileItRuns(server);
      ColdBootIT.assertQuiet(server);
    }
  }

  private void takesTheOperatorsOwnCertificateWhileItRuns(Container server) throws Exception {
    ServerKey own = ServerKey.create(folder.resolve("own.p12"));
    Path certificate = folder.resolve("own.pem");
    Path key = folder.resolve("own.key");
    own.writePem(certificate, key);
    String[] command = {"server", "certificate", "--home", server.home().toString()};
    server.configure("org.challengectl.tls", "certificate = " + certificate, "key = /nowhere");
    Launcher.Result refused = Launcher.run(command);
    assertEquals(1, refused.exitCode(), refused.all());
    assertTrue(refused.errors().contains("/nowhere cannot be read"), refused.all());
    server.configure("org.challengectl.tls", "certificate = " + certificate, "key = " + key);
    Launcher.Result taken = Launcher.run(command);
    assertEquals(0, taken.exitCode(), taken.all());
    URI uri = URI.create("https://127.0.0.1:" + server.httpsPort() + "/api/health");
    Await.until(
        Duration.ofSeconds(60),
        "the new certificate is shown",
        () -> {
          try {
            // A client of its own each time: it must not resume what it began with the old one.
            return own.client()
                    .send(
                        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode()
                == 200;
          } catch (SSLException e) {
            return false;
          }
        });
  }

  private static HttpResponse<String> get(Container server, String path) throws Exception {
    URI uri = URI.create("https://127.0.0.1:" + server.httpsPort() + path);
    return ServerKey.of(server)
        .client()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void assertCareful(HttpResponse<?> answer, String path) {
    for (String name :
        new String[] {
          "Content-Security-Policy",
          "X-Frame-Options",
          "X-Content-Type-Options",
          "Referrer-Policy",
          "Permissions-Policy",
          "Cross-Origin-Opener-Policy",
          "Cross-Origin-Resource-Policy"
        }) {
      assertEquals(1, answer.headers().allValues(name).size(), path + ": " + name);
    }
    assertFalse(answer.headers().firstValue("Server").isPresent(), path);
  }
}
