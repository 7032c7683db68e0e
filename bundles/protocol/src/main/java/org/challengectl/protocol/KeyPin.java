package org.challengectl.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * By which a server is recognised: the SHA-256 of its public key (the SubjectPublicKeyInfo, as in
 * RFC 7469). Of the key and not of the certificate, so that a certificate that is renewed with the
 * same key needs no word to anybody.
 *
 * @param text {@code sha256//} and the digest in base64, as curl's {@code --pinnedpubkey} takes it
 */
public record KeyPin(String text) {

  private static final String PREFIX = "sha256//";
  private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");

  /**
   * @throws IllegalArgumentException in words for a person
   */
  public KeyPin {
    Objects.requireNonNull(text, "text");
    if (!text.startsWith(PREFIX) || !DIGEST.matcher(text.substring(PREFIX.length())).matches()) {
      throw new IllegalArgumentException(
          "must be '" + PREFIX + "' and 44 characters of base64, as the server prints it");
    }
  }

  /** The pin of a certificate's key. */
  public static KeyPin of(X509Certificate certificate) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
      return new KeyPin(PREFIX + Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
