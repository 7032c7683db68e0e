package org.challengectl.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentStringTest {

  private static final KeyPin PIN = new KeyPin("sha256//" + "A".repeat(43) + "=");
  private static final URI SERVER = URI.create("https://ctf.example:8443");

  @Test
  void comesBackAsItWasWrittenAndIsOneWordForAnyShell() {
    EnrolmentString written = new EnrolmentString(SERVER, "cct_secret", Optional.of(PIN));
    assertTrue(written.text().matches("challengectl-enroll:[A-Za-z0-9_-]+"), written.text());
    assertEquals(written, EnrolmentString.parse("  " + written.text() + "\n"));
    EnrolmentString without = new EnrolmentString(SERVER, "cct_secret", Optional.empty());
    assertEquals(without, EnrolmentString.parse(without.text()));
  }

  @Test
  void neverShowsItsTokenInAMessage() {
    EnrolmentString written = new EnrolmentString(SERVER, "cct_secret", Optional.of(PIN));
    assertFalse(written.toString().contains("secret"));
    String cut = written.text().substring(0, written.text().length() - 9);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> EnrolmentString.parse(cut));
    assertEquals("is not whole; copy it from beginning to end", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "null",
        "{}",
        "{\"url\":\"https://s\"}",
        "{\"token\":\"t\"}",
        "{\"url\":\"ftp://s\",\"token\":\"t\"}",
        "{\"url\":\"https://\",\"token\":\"t\"}",
        "{\"url\":\"https://u:p@s\",\"token\":\"t\"}",
        "{\"url\":\"https://s?x=y\",\"token\":\"t\"}",
        "{\"url\":\"https://s#x\",\"token\":\"t\"}",
        "{\"url\":\"a b\",\"token\":\"t\"}",
        "{\"url\":\"https://s\",\"token\":\"a b\"}",
        "{\"url\":\"https://s\",\"token\":\"\"}",
        "{\"url\":\"https://s\",\"token\":\"t\",\"pin\":\"sha256//AAAA\"}",
        "{\"url\":\"https://s\",\"token\":\"t\",\"pin\":\"md5//AAAA\"}",
        "{\"url\":\"http://s\",\"token\":\"t\",\"pin\":\"sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}",
      })
  void refusesWhatIsNoEnrolment(String json) {
    String text = "challengectl-enroll:" + encoded(json);
    assertThrows(IllegalArgumentException.class, () -> EnrolmentString.parse(text));
  }

  @Test
  void refusesWhatIsNotEvenTheShape() {
    for (String text :
        new String[] {
          "", "cct_x", "challengectl-enroll:", "challengectl-enroll:a=b", "x".repeat(9)
        }) {
      assertThrows(IllegalArgumentException.class, () -> EnrolmentString.parse(text));
    }
    String huge = "challengectl-enroll:" + "A".repeat(1 << 20);
    assertThrows(IllegalArgumentException.class, () -> EnrolmentString.parse(huge));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
