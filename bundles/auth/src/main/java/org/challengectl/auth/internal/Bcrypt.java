package org.challengectl.auth.internal;

import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Bcrypt in its usual form, {@code $2y$12$...} (Provos and Mazieres, USENIX 1999). */
final class Bcrypt implements PasswordHash {

  static final int COST = 12;

  private final SecureRandom random;
  private final int cost;

  Bcrypt(SecureRandom random, int cost) {
    this.random = random;
    this.cost = cost;
  }

  @Override
  public String hash(String text) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return OpenBSDBCrypt.generate("2y", text.toCharArray(), salt, cost);
  }

  @Override
  public boolean matches(String text, String hash) {
    return OpenBSDBCrypt.checkPassword(hash, text.toCharArray());
  }
}
