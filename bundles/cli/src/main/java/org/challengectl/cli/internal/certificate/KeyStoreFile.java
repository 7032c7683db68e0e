package org.challengectl.cli.internal.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One private key and its certificate in a PKCS#12 file. */
final class KeyStoreFile {

  /**
   * What the format wants. The file's permissions protect the key: a password would have to lie
   * beside it.
   */
  static final char[] PASSWORD = "challengectl".toCharArray();

  private static final String ALIAS = "https";

  private KeyStoreFile() {}

  /**
   * Reads the first key of a store.
   *
   * @return empty if there is no key in it
   */
  static Optional<Identity> read(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    KeyStore store = KeyStore.getInstance(file.toFile(), password);
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        Certificate[] chain = store.getCertificateChain(alias);
        PrivateKey key = (PrivateKey) store.getKey(alias, password);
        return Optional.of(
            new Identity(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList()));
      }
    }
    return Optional.empty();
  }

  /** Writes it as a whole or not at all, for its owner only. */
  static void write(Path file, Identity identity) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    List<X509Certificate> chain = identity.chain();
    store.setKeyEntry(ALIAS, identity.key(), PASSWORD, chain.toArray(Certificate[]::new));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, PASSWORD);
    Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    try (var channel =
        Files.newByteChannel(
            partial,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(bytes.toByteArray()));
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
