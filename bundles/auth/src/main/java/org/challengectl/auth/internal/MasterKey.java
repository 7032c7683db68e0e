package org.challengectl.auth.internal;

import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits. Its id tells keys apart and says nothing of the key. */
final class MasterKey {

  private static final int ID_DIGITS = 16;

  private final byte[] key;
  private final String id;

  MasterKey(byte[] key) {
    this.key = key.clone();
    this.id = Secrets.hmacHex(key, "challengectl master key id").substring(0, ID_DIGITS);
  }

  String id() {
    return id;
  }

  SecretKey secretKey() {
    return new SecretKeySpec(key, "AES");
  }

  String hex() {
    return HexFormat.of().formatHex(key);
  }

  @Override
  public String toString() {
    return "master key " + id;
  }
}
