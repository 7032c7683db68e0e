package org.challengectl.driver.hackrf.internal;

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

/** With Debian's libhackrf, on a machine without a HackRF. */
class RealLibraryTest {

  @Test
  void findsNothingAndSaysSo() {
    try (HackRfDriver driver = new HackRfDriver()) {
      assumeTrue(driver.unavailable().isEmpty(), () -> driver.unavailable().orElse(""));
      assumeTrue(driver.discover().isEmpty(), "a HackRF is plugged in");

      RadioException absent =
          assertThrows(
              RadioException.class, () -> driver.open(new RadioSettings("0", 2_000_000, Map.of())));

      assertEquals(Reason.ABSENT, absent.reason());
      assertTrue(absent.getMessage().contains("hackrf '0'"), absent.getMessage());
      assertEquals(List.of(), driver.discover());
      assertEquals(Optional.empty(), driver.unavailable());
    }
  }
}
