package org.challengectl.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.certificate.CertificateProblem;
import org.challengectl.cli.internal.certificate.ServerCertificate;
import picocli.CommandLine.Option;

/**
 * Which certificate a server uses. Options that are empty are as good as not given: they come from
 * a configuration in which nothing is set.
 */
final class CertificateOptions {

  private static final String WHERE = "; see etc/org.challengectl.tls.cfg";

  @Option(
      names = "--server-data",
      paramLabel = "DIR",
      description = "The server's data; without it there is no certificate.")
  private Path data;

  @Option(names = "--names", defaultValue = "", description = "More names of this host.")
  private String names;

  @Option(names = "--certificate", defaultValue = "", description = "The operator's own, PEM.")
  private String certificate;

  @Option(names = "--key", defaultValue = "", description = "The operator's own, PEM.")
  private String key;

  @Option(names = "--keystore", defaultValue = "", description = "PKCS#12 or JKS in their place.")
  private String keyStore;

  /** Of the environment: others can read a command line. */
  @Option(
      names = "--keystore-password",
      hidden = true,
      defaultValue = "${env:CHALLENGECTL_KEYSTORE_PASSWORD:-}")
  private String keyStorePassword;

  /** Puts the certificate where the web server reads it. */
  void apply(PrintWriter errors) {
    if (data == null) {
      return;
    }
    try {
      ServerCertificate server = new ServerCertificate(data);
      choose(server);
      if (Instant.now().isAfter(server.validUntil())) {
        errors.println(
            "challengectl: the certificate of HTTPS has ended at " + server.validUntil() + WHERE);
      }
    } catch (CertificateProblem e) {
      throw new Failure(1, e.getMessage() + WHERE);
    }
  }

  private void choose(ServerCertificate server) throws CertificateProblem {
    if (certificate.isEmpty() != key.isEmpty()) {
      throw new Failure(1, "'certificate' and 'key' go together" + WHERE);
    }
    if (!keyStore.isEmpty() && !key.isEmpty()) {
      throw new Failure(1, "give 'certificate' and 'key', or 'keystore', but not both" + WHERE);
    }
    if (!key.isEmpty()) {
      server.usePem(Path.of(certificate), Path.of(key));
    } else if (!keyStore.isEmpty()) {
      server.useKeyStore(Path.of(keyStore), keyStorePassword);
    } else {
      server.useSelfSigned(words(names), Instant.now());
    }
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[,\\s]+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
