package org.challengectl.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A configuration of TLS, and a key store for it. */
@SuppressWarnings("BadAnnotationImplementation") // It is never compared.
record TestTls(
    String public__url,
    String pin,
    String challengectl_https_address,
    String challengectl_https_port,
    String challengectl_https_keystore)
    implements WebConfig {

  /** With a key and a certificate of 90 days. */
  static void makeKeyStore(Path file) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "https",
                "-dname",
                "CN=server",
                "-validity",
                "90",
                "-storetype",
                "PKCS12",
                "-storepass",
                "challengectl",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return WebConfig.class;
  }
}
