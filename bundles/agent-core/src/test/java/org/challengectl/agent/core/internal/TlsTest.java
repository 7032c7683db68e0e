package org.challengectl.agent.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.challengectl.agent.core.HostIdentity;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.ServerEndpoint;
import org.challengectl.agent.core.SystemTicker;
import org.challengectl.protocol.KeyPin;
import org.challengectl.protocol.ServerMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private static final AtomicInteger REQUESTS = new AtomicInteger();

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
          REQUESTS.incrementAndGet();
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

  @Test
  void trustsTheKeyThatItWasGivenWhateverTheServerIsCalled() throws Exception {
    assertEquals(Optional.empty(), poll(pinned("localhost", pin())));
    assertEquals(Optional.empty(), poll(pinned("127.0.0.1", pin())));
  }

  @Test
  void tellsAManInTheMiddleNothing() {
    KeyPin other = new KeyPin("sha256//" + "A".repeat(43) + "=");
    int before = REQUESTS.get();
    LinkException e = assertThrows(LinkException.class, () -> poll(pinned("127.0.0.1", other)));
    assertEquals(Kind.UNREACHABLE, e.kind());
    assertTrue(
        e.getMessage().contains("this is not the server that this agent was joined to"),
        e.getMessage());
    assertEquals(before, REQUESTS.get());
  }

  @Test
  void opensNoWebSocketToAManInTheMiddle() {
    KeyPin other = new KeyPin("sha256//" + "A".repeat(43) + "=");
    int before = REQUESTS.get();
    HttpTransport http = transport(pinned("127.0.0.1", other));
    LinkException e =
        assertThrows(
            LinkException.class,
            () ->
                AgentSocket.open(
                    http,
                    "/ws/agents",
                    new SystemTicker(),
                    ServerMessage.class,
                    m -> {},
                    () -> {}));
    assertTrue(e.getMessage().contains("not the server"), e.getMessage());
    assertEquals(before, REQUESTS.get());
  }

  @Test
  void aPinDoesNotGoWithAnAddressWithoutTls() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ServerEndpoint(
                URI.create("http://127.0.0.1"), Optional.empty(), true, Optional.of(pin())));
  }

  private static ServerEndpoint pinned(String host, KeyPin pin) {
    return new ServerEndpoint(url(host), Optional.empty(), true, Optional.of(pin));
  }

  private static KeyPin pin() throws Exception {
    try (InputStream in = Files.newInputStream(pem())) {
      return KeyPin.of(
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
  }

  private static URI url(String host) {
    return URI.create("https://" + host + ":" + server.getAddress().getPort());
  }

  private static Optional<?> poll(String host, Optional<Path> ca, boolean verify)
      throws LinkException {
    return poll(new ServerEndpoint(url(host), ca, verify));
  }

  private static Optional<?> poll(ServerEndpoint endpoint) throws LinkException {
    return new HttpServerApi(transport(endpoint), "agent-1").poll("d");
  }

  private static HttpTransport transport(ServerEndpoint endpoint) {
    return new HttpTransport(
        endpoint, new HostIdentity("host", Optional.empty(), Optional.empty()), Optional::empty);
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
