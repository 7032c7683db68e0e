package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredOriginsTest {

  private final ConfiguredOrigins origins =
      new ConfiguredOrigins(
          ClientAddresses.behind("10.0.0.1"),
          "https://console.example:8443, http://localhost:5173 *",
          "nonsense/");

  @ParameterizedTest
  @CsvSource({
    "http://ctf.example:8080, ctf.example:8080, false",
    "http://CTF.example, ctf.example, false",
    "https://ctf.example, ctf.example, true",
    "https://ctf.example:443, ctf.example, true",
    "https://ctf.example, ctf.example:443, true",
    "https://ctf.example, ctf.example, false",
    "http://[::1]:8080, [::1]:8080, false"
  })
  void letsInPagesThatThisServerServed(String origin, String host, boolean overTls) {
    assertTrue(origins.allows(origin, host, overTls));
  }

  @ParameterizedTest
  @CsvSource({
    "http://ctf.example:8081, ctf.example:8080",
    "http://evil.example, ctf.example",
    "http://ctf.example.evil.example, ctf.example",
    "http://evil.example/ctf.example, ctf.example",
    "http://ctf.example@evil.example, ctf.example",
    "http://evil.example, evil.example@ctf.example",
    "http://ctf.example/, ctf.example",
    "http://ctf.example?, ctf.example",
    "ftp://ctf.example, ctf.example",
    "file://, ctf.example",
    "ctf.example, ctf.example",
    "null, null",
    "'', ''"
  })
  void refusesEverythingElse(String origin, String host) {
    assertFalse(origins.allows(origin, host, false));
    assertFalse(origins.listed(origin));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"null", "http://", "http://a b", "http://ctf.example\u0000"})
  void anOriginThatIsNoneIsNobodys(String origin) {
    assertFalse(origins.allows(origin, "ctf.example", false));
    assertFalse(origins.allows("http://" + "x".repeat(300), "x".repeat(300), false));
  }

  @Test
  void withoutAHostOnlyTheListHelps() {
    assertFalse(origins.allows("http://ctf.example", null, false));
    assertTrue(origins.allows("https://console.example:8443", null, true));
  }

  @Test
  void letsInPagesOfTheList() {
    assertTrue(origins.allows("https://console.example:8443", "ctf.example", true));
    assertTrue(origins.allows("http://localhost:5173", "ctf.example", false));
    assertFalse(origins.allows("https://console.example", "ctf.example", true), "another port");
    assertTrue(origins.listed("https://CONSOLE.example:8443"));
    assertFalse(origins.listed("https://ctf.example"));
  }

  @Test
  void aPageOverPlainHttpMayNotUseAConnectionOverTls() {
    assertFalse(origins.allows("http://ctf.example", "ctf.example", true));
    assertTrue(origins.allows("http://localhost:5173", "ctf.example", true), "unless it is listed");
  }

  @Test
  void believesOnlyTrustedProxiesThatTheClientsConnectionIsEncrypted() {
    assertTrue(origins.overTls(true, "192.0.2.1", null));
    assertTrue(origins.overTls(false, "10.0.0.1", "https"));
    assertTrue(origins.overTls(false, "10.0.0.1", "http, HTTPS"));
    assertFalse(origins.overTls(false, "10.0.0.1", "https, http"));
    assertFalse(origins.overTls(false, "10.0.0.1", null));
    assertFalse(origins.overTls(false, "192.0.2.1", "https"));
  }

  @Test
  void nobodyIsListedWithoutConfiguration() {
    ConfiguredOrigins unconfigured = new ConfiguredOrigins(new Defaults());
    assertFalse(unconfigured.listed("https://console.example:8443"));
    assertTrue(unconfigured.allows("http://ctf.example", "ctf.example", false));
    assertEquals(0, new Defaults().allowed__origins().length);
  }
}
