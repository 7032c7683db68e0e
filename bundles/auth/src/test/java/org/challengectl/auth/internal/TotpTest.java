package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

  private static final byte[] RFC_SECRET =
      "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238 appendix B, SHA-1. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void makesTheCodesOfTheStandard(long epochSecond, String code) {
    long step = Totp.step(Instant.ofEpochSecond(epochSecond));
    assertEquals(code, Totp.code(RFC_SECRET, step, 8));
    assertEquals(code.substring(2), Totp.code(RFC_SECRET, step, 6));
  }

  /** RFC 4648 section 10. */
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void writesBase32AsTheStandard(String text, String encoded) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertEquals(encoded, Base32.encode(bytes));
    assertArrayEquals(bytes, Base32.decode(encoded));
  }

  @Test
  void readsOnlyBase32() {
    assertThrows(IllegalArgumentException.class, () -> Base32.decode("MZ1W"));
  }

  @Test
  void takesTheCodeOfTheStepAndItsNeighbours() {
    String secret = Base32.encode(RFC_SECRET);
    Instant now = Instant.ofEpochSecond(1_111_111_109);
    long step = Totp.step(now);
    for (long near = step - 1; near <= step + 1; near++) {
      String code = Totp.code(RFC_SECRET, near, 6);
      assertEquals(OptionalLong.of(near), Totp.match(secret, code, now));
    }
    for (long far : new long[] {step - 2, step + 2}) {
      assertEquals(OptionalLong.empty(), Totp.match(secret, Totp.code(RFC_SECRET, far, 6), now));
    }
    String spaced = new StringBuilder(Totp.code(RFC_SECRET, step, 6)).insert(3, ' ').toString();
    assertEquals(OptionalLong.of(step), Totp.match(secret, spaced, now));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "07081804", "081804\u0000", "０８１８０４", "-81804", "1e5"})
  void takesNothingElseForACode(String code) {
    Instant now = Instant.ofEpochSecond(1_111_111_109);
    assertEquals(OptionalLong.empty(), Totp.match(Base32.encode(RFC_SECRET), code, now));
  }

  @Test
  void aSecretHas160BitsAndItsLinkNamesAll() {
    String secret = Totp.newSecret(new SecureRandom());
    assertEquals(32, secret.length());
    assertEquals(20, Base32.decode(secret).length);
    String uri = Totp.uri("anna", secret);
    assertTrue(uri.startsWith("otpauth://totp/ChallengeCtl%3Aanna?secret=" + secret + "&"), uri);
    assertTrue(uri.endsWith("&issuer=ChallengeCtl&algorithm=SHA1&digits=6&period=30"), uri);
  }
}
