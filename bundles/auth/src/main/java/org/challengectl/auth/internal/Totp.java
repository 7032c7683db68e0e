package org.challengectl.auth.internal;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords: RFC 6238 with SHA-1, 30 s and six digits, as all apps know. */
final class Totp {

  static final String ISSUER = "ChallengeCtl";

  private static final int STEP_SECONDS = 30;
  private static final int TOLERANCE_STEPS = 1;
  private static final int SECRET_BYTES = 20;
  private static final int DIGITS = 6;

  private Totp() {}

  /** A new secret of 160 bits in base 32. */
  static String newSecret(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base32.encode(secret);
  }

  /** What an authenticator reads from a QR code. */
  static String uri(String username, String secret) {
    String label = URLEncoder.encode(ISSUER + ":" + username, StandardCharsets.UTF_8);
    return "otpauth://totp/"
        + label.replace("+", "%20")
        + "?secret="
        + secret
        + "&issuer="
        + ISSUER
        + "&algorithm=SHA1&digits="
        + DIGITS
        + "&period="
        + STEP_SECONDS;
  }

  /** The number of the time step, RFC 6238 section 4.2. */
  static long step(Instant wallTime) {
    return Math.floorDiv(wallTime.getEpochSecond(), STEP_SECONDS);
  }

  /** The code of a time step, with so many digits. */
  static String code(byte[] secret, long step, int digits) {
    byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
    long code = truncated % Math.round(Math.pow(10, digits));
    String text = Long.toString(code);
    return "0".repeat(digits - text.length()) + text;
  }

  /**
   * The time step whose code this is, among the present one and its neighbours. Takes the same time
   * whatever it finds.
   *
   * @param secret base 32
   * @param code as typed; blanks within do not matter
   */
  static OptionalLong match(String secret, String code, Instant wallTime) {
    byte[] key = Base32.decode(secret);
    byte[] typed = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
    OptionalLong found = OptionalLong.empty();
    long now = step(wallTime);
    for (long step = now - TOLERANCE_STEPS; step <= now + TOLERANCE_STEPS; step++) {
      byte[] expected = code(key, step, DIGITS).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(expected, typed)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA1", e);
    }
  }
}
