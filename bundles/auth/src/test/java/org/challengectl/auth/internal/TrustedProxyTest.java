package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.challengectl.auth.AccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxyTest {

  private static final String PROXY = "10.1.2.3";

  @Test
  void limitsCountTheRealClientAndNotTheProxy() {
    ClientAddresses addresses = ClientAddresses.behind("10.0.0.0/8");
    FailureLimiter limiter = new FailureLimiter(new TestClock(), 3, Duration.ofMinutes(1));
    for (int i = 0; i < 3; i++) {
      // Whoever forges the header's far end still counts as who he is.
      limiter.failed(addresses.resolve(PROXY, "198.51.100." + i + ", 203.0.113.9"));
    }
    assertThrows(
        AccessException.class, () -> limiter.check(addresses.resolve(PROXY, "203.0.113.9")));
    limiter.check(addresses.resolve(PROXY, "203.0.113.10"));
    limiter.check(PROXY);
  }

  @Test
  void aStrangerWhoClaimsToForwardIsCountedHimself() {
    ClientAddresses addresses = ClientAddresses.behind("10.0.0.0/8", "fd00::/8");
    assertEquals("192.0.2.1", addresses.resolve("192.0.2.1", "203.0.113.9"));
    assertEquals("203.0.113.9", addresses.resolve(PROXY, "1.1.1.1, 203.0.113.9, 10.9.9.9"));
    assertEquals("203.0.113.9", addresses.resolve("fd00::1", "203.0.113.9"));
    assertEquals(PROXY, addresses.resolve(PROXY, null));
    assertEquals(PROXY, addresses.resolve(PROXY, " "));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.130/25, 192.0.2.129, true",
    "192.0.2.130/25, 192.0.2.127, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "::1, [0:0:0:0:0:0:0:1], true",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe00::1, false",
    "10.0.0.0/8, localhost, false",
    "10.0.0.0/8, unknown, false",
  })
  void aNetworkHoldsItsAddresses(String range, String address, boolean holds) {
    assertEquals(holds, AddressRange.parse(range).orElseThrow().contains(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "::/129",
        "g::",
        "10.0.0.0/x",
        "1:2",
        "nginx.example/8"
      })
  void whatIsNoNetworkIsRefused(String text) {
    assertEquals(Optional.empty(), AddressRange.parse(text));
    assertFalse(ClientAddresses.behind(text).trusts("10.0.0.1"));
  }

  @Test
  void oneMistakeDoesNotTakeTheOthersAway() {
    ClientAddresses addresses = ClientAddresses.behind("nonsense, 10.0.0.0/8");
    assertTrue(addresses.trusts(PROXY));
  }
}
