package org.challengectl.agent.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.challengectl.agent.core.HostIdentity;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.ServerEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static HttpsServer server;

  @BeforeAll
  static void startAServerWithACertificateOfItsOwn() throws Exception {
    Path store = folder.resolve("server.p12");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "s",
        "-dname",
        "CN=server",
        "-ext",
        "san=ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "s",
        "-keystore",
        store.toString(),
        "-file",
        folder.resolve("server.pem").toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"task\":null}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stopIt() {
    server.stop(0);
  }

  @Test
  void doesNotTalkToAServerThatNobodyVouchesFor() {
    LinkException e =
        assertThrows(LinkException.class, () -> poll("127.0.0.1", Optional.empty(), true));
    assertEquals(Kind.UNREACHABLE, e.kind());
  }

  @Test
  void trustsTheCertificateThatItIsGiven() throws Exception {
    assertEquals(Optional.empty(), poll("127.0.0.1", Optional.of(pem()), true));
  }

  @Test
  void stillChecksTheName() {
    assertThrows(LinkException.class, () -> poll("localhost", Optional.of(pem()), true));
  }

  @Test
  void trustsEverybodyWhenItIsToldTo() throws Exception {
    assertEquals(Optional.empty(), poll("localhost", Optional.empty(), false));
  }

  private static Optional<?> poll(String host, Optional<Path> ca, boolean verify)
      throws LinkException {
    URI url = URI.create("https://" + host + ":" + server.getAddress().getPort());
    HttpTransport http =
        new HttpTransport(
            new ServerEndpoint(url, ca, verify),
            new HostIdentity("host", Optional.empty(), Optional.empty()),
            Optional::empty);
    return new HttpServerApi(http, "agent-1").poll("d");
  }

  private static Path pem() {
    return folder.resolve("server.pem");
  }

  private static void keytool(String... arguments) throws Exception {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(java.util.List.of(arguments));
    command.addAll(java.util.List.of("-storepass", new String(PASSWORD)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }
}
