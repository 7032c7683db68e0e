package org.challengectl.cli.internal.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {

  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

  @TempDir Path folder;

  @Test
  void makesACertificateForTheHostThatOnlyItsOwnerCanRead() throws Exception {
    Identity made = selfSigned(NOW, "ctf.example", "192.0.2.7");
    X509Certificate certificate = made.certificate();
    assertEquals(
        256,
        ((ECPublicKey) certificate.getPublicKey())
            .getParams()
            .getCurve()
            .getField()
            .getFieldSize());
    List<String> names =
        certificate.getSubjectAlternativeNames().stream().map(n -> n.get(1).toString()).toList();
    assertTrue(
        names.containsAll(List.of("localhost", "127.0.0.1", "ctf.example", "192.0.2.7")),
        names.toString());
    assertEquals(NOW.plus(Duration.ofDays(3650)), certificate.getNotAfter().toInstant());
    certificate.verify(certificate.getPublicKey());
    for (String file : List.of("https.p12", "self-signed.p12")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
    }
  }

  @Test
  void keepsItAndDoesNotEvenTouchTheFile() throws Exception {
    selfSigned(NOW);
    byte[] before = Files.readAllBytes(folder.resolve("https.p12"));
    selfSigned(NOW.plus(Duration.ofDays(3000)));
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("https.p12")));
  }

  @Test
  void renewsItBeforeItEndsWithTheSameKey() throws Exception {
    Identity first = selfSigned(NOW);
    Instant later = NOW.plus(Duration.ofDays(3300));
    Identity second = selfSigned(later);
    assertEquals(later.plus(Duration.ofDays(3650)), second.certificate().getNotAfter().toInstant());
    assertEquals(first.certificate().getPublicKey(), second.certificate().getPublicKey());
    assertNotEquals(first.certificate().getSerialNumber(), second.certificate().getSerialNumber());
  }

  @Test
  void renewsItWhenTheHostGetsANewName() throws Exception {
    Identity first = selfSigned(NOW);
    Identity second = selfSigned(NOW, "new.example");
    assertNotEquals(first.certificate(), second.certificate());
    assertEquals(first.certificate().getPublicKey(), second.certificate().getPublicKey());
  }

  @Test
  void refusesANameThatIsNone() {
    for (String wrong : List.of("https://ctf.example", "a b/c", "-x", "1.2.3.4.5", "999.1.1.1")) {
      CertificateProblem e =
          assertThrows(CertificateProblem.class, () -> selfSigned(NOW, wrong), wrong);
      assertTrue(e.getMessage().contains(wrong.substring(0, 2)), e.getMessage());
    }
    assertFalse(Files.exists(folder.resolve("https.p12")));
  }

  @Test
  void takesTheOperatorsOwnAndComesBackToTheSameKeyOfItsOwn() throws Exception {
    Identity made = selfSigned(NOW);
    Identity own = own();
    Path certificate = folder.resolve("own.pem");
    Path key = folder.resolve("own.key");
    pem(certificate, own.certificate());
    pem(key, own.key());
    new ServerCertificate(folder).usePem(certificate, key);
    assertEquals(own.certificate(), inUse().certificate());
    assertEquals(made.certificate(), selfSigned(NOW).certificate());
  }

  @Test
  void refusesAKeyThatIsNotTheCertificates() throws Exception {
    Path certificate = folder.resolve("own.pem");
    Path key = folder.resolve("own.key");
    pem(certificate, own().certificate());
    for (String algorithm : List.of("EC", "RSA")) {
      pem(key, KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate());
      assertProblem("do not belong together", certificate, key);
    }
    assertFalse(Files.exists(folder.resolve("https.p12")));
  }

  @Test
  void takesTheOperatorsKeyStore() throws Exception {
    Identity own = own();
    KeyStoreFile.write(folder.resolve("own.p12"), own);
    ServerCertificate server = new ServerCertificate(folder);
    server.useKeyStore(folder.resolve("own.p12"), new String(KeyStoreFile.PASSWORD));
    assertEquals(own.certificate(), inUse().certificate());
    assertThrows(
        CertificateProblem.class, () -> server.useKeyStore(folder.resolve("own.p12"), "wrong"));
    assertThrows(
        CertificateProblem.class, () -> server.useKeyStore(folder.resolve("missing.p12"), ""));
    assertEquals(own.certificate(), inUse().certificate());
  }

  @Test
  void saysWhatIsWrongWithTheOperatorsFiles() throws Exception {
    Identity own = own();
    Path certificate = folder.resolve("own.pem");
    Path key = folder.resolve("own.key");
    assertProblem("NoSuchFileException", certificate, key);
    pem(certificate, own.certificate());
    assertProblem("NoSuchFileException", certificate, key);
    Files.writeString(key, "");
    assertProblem("no private key", certificate, key);
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertProblem("cannot be read", certificate, key);
    pem(key, own.certificate());
    assertProblem("no private key", certificate, key);
    pem(key, own.key());
    Files.writeString(certificate, "nonsense");
    assertProblem("cannot be read", certificate, key);
    assertFalse(Files.exists(folder.resolve("https.p12")));
  }

  private void assertProblem(String expected, Path certificate, Path key) {
    CertificateProblem e =
        assertThrows(
            CertificateProblem.class, () -> new ServerCertificate(folder).usePem(certificate, key));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  private Identity own() throws Exception {
    return SelfSigned.create(HostNames.ofThisHost(List.of()), NOW);
  }

  private Identity selfSigned(Instant now, String... names) throws Exception {
    new ServerCertificate(folder).useSelfSigned(List.of(names), now);
    return inUse();
  }

  private Identity inUse() throws Exception {
    return KeyStoreFile.read(folder.resolve("https.p12"), KeyStoreFile.PASSWORD).orElseThrow();
  }

  private static void pem(Path file, Object what) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(what instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : what);
    }
    Files.writeString(file, text.toString());
  }
}
