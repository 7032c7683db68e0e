package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.challengectl.auth.AgentClaim;
import org.challengectl.domain.AgentHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostBindingTest {

  private static final AgentHost HOST =
      HostBinding.of(claim("10.0.0.7", "02:42:AC:11:00:02", "F00D-cafe", "Fox-Pi"));

  @ParameterizedTest
  @ValueSource(
      strings = {"02:42:ac:11:00:02", "02-42-AC-11-00-02", "0242.ac11.0002", " 0242AC110002 "})
  void knowsAMacAddressInAnyUsualSpelling(String mac) {
    assertTrue(HostBinding.admits(HOST, claim("192.0.2.1", mac, "other", "other")));
  }

  @Test
  void oneMarkThatMatchesIsEnough() {
    assertTrue(HostBinding.admits(HOST, AgentClaim.from("10.0.0.7")));
    assertTrue(HostBinding.admits(HOST, claim("192.0.2.1", "other", "f00d-CAFE", "other")));
    assertTrue(HostBinding.admits(HOST, claim("192.0.2.1", "other", "other", "fox-pi")));
    assertFalse(HostBinding.admits(HOST, claim("192.0.2.1", "other", "other", "other")));
    assertFalse(HostBinding.admits(HOST, AgentClaim.from("192.0.2.1")));
  }

  @Test
  void marksAreNotMixedUp() {
    assertFalse(
        HostBinding.admits(HOST, claim("fox-pi", "f00d-cafe", "02:42:ac:11:00:02", "10.0.0.7")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "null", "0", "0242ac11", "\0"})
  void aMacAddressThatTellsNothingNeverMatches(String mac) {
    assertNeverMatches(claim("10.0.0.7", mac, null, null), claim("192.0.2.1", mac, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "00000000000000000000000000000000",
        "{00000000-0000-0000-0000-000000000000}",
        "none",
        "NULL",
        "uninitialized"
      })
  void aMachineIdThatTellsNothingNeverMatches(String id) {
    assertNeverMatches(claim("10.0.0.7", null, id, null), claim("192.0.2.1", null, id, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "LOCALHOST", "localhost.localdomain", "unknown"})
  void aHostNameThatTellsNothingNeverMatches(String name) {
    assertNeverMatches(claim("10.0.0.7", null, null, name), claim("192.0.2.1", null, null, name));
  }

  @Test
  void anEmptyAddressNeverMatches() {
    assertNeverMatches(AgentClaim.from(""), AgentClaim.from(""));
  }

  @Test
  void storesNothingThatIsTooLong() {
    AgentHost host = HostBinding.of(claim("10.0.0.7", "1".repeat(300), "a".repeat(300), "x"));
    assertEquals(
        new AgentHost("10.0.0.7", Optional.empty(), Optional.empty(), Optional.of("x")), host);
  }

  private static void assertNeverMatches(AgentClaim enrolled, AgentClaim shown) {
    assertFalse(HostBinding.admits(HostBinding.of(enrolled), shown));
  }

  static AgentClaim claim(String address, String mac, String machineId, String hostname) {
    return new AgentClaim(
        address,
        Optional.ofNullable(mac),
        Optional.ofNullable(machineId),
        Optional.ofNullable(hostname));
  }
}
