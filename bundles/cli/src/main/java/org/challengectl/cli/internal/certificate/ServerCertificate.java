package org.challengectl.cli.internal.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Puts the certificate that the web server uses where it finds it. The web server looks for changes
 * of that file; it is written only if something is new.
 */
public final class ServerCertificate {

  /** Of what the web server reads. */
  public static final String IN_USE = "https.p12";

  /** Of what was made here; kept when the operator's own is used for a while. */
  static final String SELF_SIGNED = "self-signed.p12";

  private final Path folder;

  /**
   * @param folder the server's data; made if it is not there
   */
  public ServerCertificate(Path folder) {
    this.folder = folder;
  }

  /**
   * Uses a certificate that is made here, or was.
   *
   * @param names by which the host is called, besides those that it knows of itself
   */
  public void useSelfSigned(Collection<String> names, Instant now) throws CertificateProblem {
    try {
      HostNames host = HostNames.ofThisHost(names);
      Files.createDirectories(folder);
      Path file = folder.resolve(SELF_SIGNED);
      Optional<Identity> old =
          Files.exists(file) ? KeyStoreFile.read(file, KeyStoreFile.PASSWORD) : Optional.empty();
      Identity wanted;
      if (old.isEmpty()) {
        wanted = SelfSigned.create(host, now);
      } else if (SelfSigned.isGood(old.get(), host, now)) {
        wanted = old.get();
      } else {
        wanted = SelfSigned.renew(old.get(), host, now);
      }
      if (old.isEmpty() || !old.get().equals(wanted)) {
        KeyStoreFile.write(file, wanted);
      }
      use(wanted);
    } catch (IllegalArgumentException e) {
      throw new CertificateProblem("names: " + e.getMessage());
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** Uses the operator's own, in PEM. */
  public void usePem(Path certificate, Path key) throws CertificateProblem {
    useOwn(OwnCertificate.ofPem(certificate, key));
  }

  /** Uses the operator's own, in a keystore. */
  public void useKeyStore(Path file, String password) throws CertificateProblem {
    useOwn(OwnCertificate.ofKeyStore(file, password));
  }

  /** Until when the certificate in use is valid. */
  public Instant validUntil() throws CertificateProblem {
    try {
      return KeyStoreFile.read(folder.resolve(IN_USE), KeyStoreFile.PASSWORD)
          .orElseThrow()
          .certificate()
          .getNotAfter()
          .toInstant();
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  private void useOwn(Identity identity) throws CertificateProblem {
    try {
      Files.createDirectories(folder);
      use(identity);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  private void use(Identity identity) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(IN_USE);
    if (!Files.exists(file) || !isIn(file, identity)) {
      KeyStoreFile.write(file, identity);
    }
  }

  private static boolean isIn(Path file, Identity identity) {
    try {
      return KeyStoreFile.read(file, KeyStoreFile.PASSWORD)
          .filter(there -> there.chain().equals(identity.chain()))
          .isPresent();
    } catch (IOException | GeneralSecurityException e) {
      return false; // It is only a copy, and is written anew.
    }
  }

  private CertificateProblem unusable(Exception e) {
    return new CertificateProblem("the certificate in " + folder + " cannot be used: " + e);
  }
}
