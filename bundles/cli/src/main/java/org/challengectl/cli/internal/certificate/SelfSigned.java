package org.challengectl.cli.internal.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates that nobody else vouches for: ECDSA on P-256, for ten years. */
final class SelfSigned {

  /** Renewed when it has less than this left. */
  static final Duration RENEW_BEFORE = Duration.ofDays(365);

  private static final Duration VALIDITY = Duration.ofDays(3650);

  /** Hosts whose clocks are behind shall not find it too young. */
  private static final Duration BEGUN_BEFORE = Duration.ofDays(1);

  private static final X500Name NAME = new X500Name("CN=ChallengeCtl server");
  private static final int SERIAL_BITS = 159;

  private SelfSigned() {}

  static Identity create(HostNames host, Instant now) throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
    return certify(generator.generateKeyPair(), host, now);
  }

  /** A new certificate with the same key, so that those who have pinned it need not be told. */
  static Identity renew(Identity old, HostNames host, Instant now)
      throws GeneralSecurityException, IOException {
    return certify(new KeyPair(old.certificate().getPublicKey(), old.key()), host, now);
  }

  /** Whether it will do for now, and names the host as it is called today. */
  static boolean isGood(Identity identity, HostNames host, Instant now)
      throws GeneralSecurityException {
    X509Certificate certificate = identity.certificate();
    if (now.plus(RENEW_BEFORE).isAfter(certificate.getNotAfter().toInstant())) {
      return false;
    }
    List<String> named = new ArrayList<>();
    if (certificate.getSubjectAlternativeNames() != null) {
      certificate.getSubjectAlternativeNames().forEach(n -> named.add(n.get(1).toString()));
    }
    return named.containsAll(host.names()) && named.containsAll(host.addresses());
  }

  private static Identity certify(KeyPair keys, HostNames host, Instant now)
      throws GeneralSecurityException, IOException {
    List<GeneralName> names = new ArrayList<>();
    host.names().forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
    host.addresses().forEach(a -> names.add(new GeneralName(GeneralName.iPAddress, a)));
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
              Date.from(now.minus(BEGUN_BEFORE)),
              Date.from(now.plus(VALIDITY)),
              NAME,
              keys.getPublic());
      builder
          .addExtension(
              Extension.subjectAlternativeName,
              false,
              new GeneralNames(names.toArray(GeneralName[]::new)))
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
          .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
          .addExtension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
      return new Identity(keys.getPrivate(), List.of(certificate));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
