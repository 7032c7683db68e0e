package org.challengectl.driver.usrp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.junit.jupiter.api.Test;

/** With Debian's libuhd, on a machine without a USRP. */
class RealLibraryTest {

  @Test
  void findsNothingAndSaysSo() {
    try (UsrpDriver driver = new UsrpDriver()) {
      assumeTrue(driver.unavailable().isEmpty(), () -> driver.unavailable().orElse(""));
      assumeTrue(driver.discover().isEmpty(), "a USRP is plugged in");

      long before = System.nanoTime();
      assertEquals(List.of(), driver.discover());
      assertTrue(System.nanoTime() - before < 500_000_000L, "it has searched again");
      for (String name :
          List.of("0", "type=b200,serial=nope", "addr=127.0.0.1", "x=" + "y".repeat(5_000))) {
        RadioException absent =
            assertThrows(
                RadioException.class,
                () -> driver.open(new RadioSettings(name, 2_000_000, Map.of())));
        assertEquals(Reason.ABSENT, absent.reason(), absent.getMessage());
        assertTrue(absent.getMessage().contains("there is no usrp"), absent.getMessage());
      }
      RadioException nonsense =
          assertThrows(
              RadioException.class,
              () -> driver.open(new RadioSettings("a=%s%n,=,\"", 2_000_000, Map.of())));
      assertEquals(Reason.UNSUPPORTED, nonsense.reason(), nonsense.getMessage());
      assertTrue(nonsense.getMessage().contains("key=value"), nonsense.getMessage());
      assertEquals(Optional.empty(), driver.unavailable());
    }
  }
}
