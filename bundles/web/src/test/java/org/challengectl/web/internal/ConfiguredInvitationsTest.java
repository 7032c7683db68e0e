package org.challengectl.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.challengectl.protocol.EnrolmentString;
import org.challengectl.protocol.KeyPin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredInvitationsTest {

  private static final String OTHER = "sha256//" + "A".repeat(43) + "=";

  @TempDir static Path folder;

  @BeforeAll
  static void makeAKeyStore() throws Exception {
    TestTls.makeKeyStore(store());
  }

  @Test
  void namesTheAddressThatItListensOnAndItsOwnKey() {
    EnrolmentString string = invite("", "own", "192.0.2.7").orElseThrow();
    assertEquals(URI.create("https://192.0.2.7:8443"), string.server());
    assertEquals("cct_t", string.token());
    assertNotEquals(new KeyPin(OTHER), string.pin().orElseThrow());
    assertEquals(string, invite("", "own", "192.0.2.7").orElseThrow());
  }

  @Test
  void guessesAnAddressOfTheHostWhenItListensOnAll() {
    for (String all : new String[] {"0.0.0.0", "::"}) {
      String host = invite("", "own", all).orElseThrow().server().getHost();
      assertTrue(host.matches("[0-9.]+|\\[[0-9a-f:]+]") && !host.startsWith("0."), host);
    }
    assertEquals("[::1]", invite("", "own", "::1").orElseThrow().server().getHost());
  }

  @Test
  void takesThePublicUrlAndAProxysPinOrNone() {
    EnrolmentString proxied = invite("https://ctf.example/", OTHER, "127.0.0.1").orElseThrow();
    assertEquals(URI.create("https://ctf.example"), proxied.server());
    assertEquals(OTHER, proxied.pin().orElseThrow().text());
    assertEquals(
        Optional.empty(), invite("https://ctf.example", "none", "127.0.0.1").orElseThrow().pin());
    assertEquals(
        Optional.empty(), invite("http://10.0.0.1:8080", "own", "127.0.0.1").orElseThrow().pin());
  }

  @Test
  void makesNoneFromASettingThatMakesNoSense() {
    assertEquals(Optional.empty(), invite("ctf.example", "own", "127.0.0.1"));
    assertEquals(Optional.empty(), invite("a b", "own", "127.0.0.1"));
    assertEquals(Optional.empty(), invite("", "sha256//x", "127.0.0.1"));
    assertEquals(
        Optional.empty(),
        new ConfiguredInvitations(new TestTls("", "own", "127.0.0.1", "", store().toString()))
            .invite("cct_t"));
  }

  private static Optional<EnrolmentString> invite(String url, String pin, String address) {
    return new ConfiguredInvitations(new TestTls(url, pin, address, "8443", store().toString()))
        .invite("cct_t");
  }

  private static Path store() {
    return folder.resolve("https.p12");
  }
}
