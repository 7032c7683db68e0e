package org.challengectl.cli.internal.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads the certificate and key that an operator has of somebody else. */
final class OwnCertificate {

  private OwnCertificate() {}

  /**
   * Two PEM files, as certbot and its kin leave them.
   *
   * @param certificate with the chain, if there is one
   * @param key without a password
   * @throws CertificateProblem in words for a person
   */
  static Identity ofPem(Path certificate, Path key) throws CertificateProblem {
    return checked(new Identity(key(key), chain(certificate)), certificate + " and " + key);
  }

  /**
   * A keystore with one key in it.
   *
   * @throws CertificateProblem in words for a person
   */
  static Identity ofKeyStore(Path file, String password) throws CertificateProblem {
    try {
      Identity found =
          KeyStoreFile.read(file, password.toCharArray())
              .orElseThrow(() -> new CertificateProblem("there is no key in " + file));
      return checked(found, file.toString());
    } catch (IOException | GeneralSecurityException e) {
      throw new CertificateProblem(
          "the keystore " + file + " cannot be read, or its password is wrong: " + e.getMessage());
    }
  }

  private static List<X509Certificate> chain(Path file) throws CertificateProblem {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new CertificateProblem("there is no certificate in " + file);
      }
      return chain;
    } catch (IOException | GeneralSecurityException e) {
      throw new CertificateProblem("the certificate " + file + " cannot be read: " + told(e));
    }
  }

  private static PrivateKey key(Path file) throws CertificateProblem {
    try (Reader in = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(in)) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
        if (each instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
        if (each instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        }
        if (each.getClass().getSimpleName().contains("Encrypted")) {
          throw new CertificateProblem("the key " + file + " has a password; give one without");
        }
      }
      throw new CertificateProblem("there is no private key in " + file);
    } catch (IOException e) {
      throw new CertificateProblem("the key " + file + " cannot be read: " + told(e));
    }
  }

  private static Identity checked(Identity identity, String what) throws CertificateProblem {
    try {
      if (!belongTogether(identity.key(), identity.certificate().getPublicKey())) {
        throw new CertificateProblem("certificate and key do not belong together: " + what);
      }
      return identity;
    } catch (GeneralSecurityException e) {
      throw new CertificateProblem(
          "certificate and key do not belong together: " + what + " (" + told(e) + ")");
    }
  }

  private static boolean belongTogether(PrivateKey own, PublicKey named)
      throws GeneralSecurityException {
    String algorithm =
        switch (own.getAlgorithm()) {
          case "EC", "ECDSA" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          case "Ed25519", "EdDSA" -> "EdDSA";
          default -> own.getAlgorithm();
        };
    byte[] anything = new byte[32];
    new SecureRandom().nextBytes(anything);
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(own);
    signer.update(anything);
    byte[] signature = signer.sign();
    signer.initVerify(named);
    signer.update(anything);
    return signer.verify(signature);
  }

  private static String told(Exception e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
