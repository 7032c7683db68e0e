package org.challengectl.auth.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets with AES-256-GCM (NIST SP 800-38D) under the master key. A sealed secret opens only
 * for the user that it was sealed for: {@code v1.<key id>.<base64 of nonce, ciphertext, tag>}. Safe
 * for concurrent use.
 */
final class SecretBox {

  private static final String VERSION = "v1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final KeyRing keys;
  private final SecureRandom random;
  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

  SecretBox(KeyRing keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  String seal(String username, String secret) {
    MasterKey key = keys.first();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, username)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] all = new byte[nonce.length + sealed.length];
      System.arraycopy(nonce, 0, all, 0, nonce.length);
      System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
      return VERSION
          + "."
          + key.id()
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  /** The secret; empty if no key that is there opens it for this user. */
  Optional<String> open(String username, String sealed) {
    String[] parts = sealed.split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      return Optional.empty();
    }
    return keys.byId(parts[1]).flatMap(key -> open(key, username, parts[2]));
  }

  private static Optional<String> open(MasterKey key, String username, String base64) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(base64);
      if (all.length < NONCE_BYTES + TAG_BITS / 8) {
        return Optional.empty();
      }
      byte[] secret =
          cipher(Cipher.DECRYPT_MODE, key, all, 0, username)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(secret, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, MasterKey key, byte[] nonce, int offset, String username)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.secretKey(), new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
    cipher.updateAAD(("totp:" + username).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Does what seals a secret and stores it, while keys are not rotated. */
  <T> T storing(Supplier<T> work) {
    return holding(lock.readLock(), work);
  }

  /** Does what rotates keys, while nothing that was sealed is still to be stored. */
  <T> T rotating(Supplier<T> work) {
    return holding(lock.writeLock(), work);
  }

  private static <T> T holding(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
