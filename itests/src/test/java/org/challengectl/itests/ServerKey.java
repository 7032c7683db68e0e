package org.challengectl.itests;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.challengectl.protocol.KeyPin;

/** A private key and its certificate in a PKCS#12 file, as servers have them. */
record ServerKey(KeyStore store, String alias) {

  private static final char[] PASSWORD = "challengectl".toCharArray();

  /** That of a container. */
  static ServerKey of(Container container) throws Exception {
    return read(container.home().resolve("data/challengectl/https.p12"));
  }

  /** A new one for 127.0.0.1. */
  static ServerKey create(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String command =
        keytool
            + " -genkeypair -keyalg EC -alias s -dname CN=other -ext san=ip:127.0.0.1"
            + " -storetype PKCS12 -storepass challengectl -keystore "
            + file;
    Process process = new ProcessBuilder(command.split(" ", -1)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(said);
    }
    return read(file);
  }

  private static ServerKey read(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    return new ServerKey(store, store.aliases().nextElement());
  }

  X509Certificate certificate() throws GeneralSecurityException {
    return (X509Certificate) store.getCertificate(alias);
  }

  KeyPin pin() throws GeneralSecurityException {
    return KeyPin.of(certificate());
  }

  /** For a server that shows this certificate, and a client that trusts only it. */
  SSLContext context() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore only = KeyStore.getInstance("PKCS12");
    only.load(null, null);
    only.setCertificateEntry("only", certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(only);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  HttpClient client() throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context())
        .build();
  }

  void writePem(Path certificate, Path key) throws Exception {
    Key secret = store.getKey(alias, PASSWORD);
    Files.writeString(certificate, pem("CERTIFICATE", certificate().getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", secret.getEncoded()));
  }

  private static String pem(String kind, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, text, kind);
  }
}
