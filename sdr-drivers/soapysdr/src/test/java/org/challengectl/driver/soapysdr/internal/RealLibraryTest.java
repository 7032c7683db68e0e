package org.challengectl.driver.soapysdr.internal;

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

/** With Debian's libSoapySDR, on a machine without a radio. */
class RealLibraryTest {

  @Test
  void findsNothingAndSaysSo() {
    try (SoapyDriver driver = new SoapyDriver()) {
      assumeTrue(driver.unavailable().isEmpty(), () -> driver.unavailable().orElse(""));
      assumeTrue(driver.discover().isEmpty(), "a radio is plugged in, or in this network");

      for (String name :
          List.of(
              "0", "driver=nothing", "driver=%s%n,=,\"", "driver=nothing,x=" + "y".repeat(5_000))) {
        RadioException absent = refused(driver, name);
        assertEquals(Reason.ABSENT, absent.reason(), absent.getMessage());
        assertTrue(absent.getMessage().contains("there is no soapysdr"), absent.getMessage());
      }
      assertEquals(List.of(), driver.discover());
      assertEquals(Optional.empty(), driver.unavailable());
    }
  }

  private static RadioException refused(SoapyDriver driver, String name) {
    return assertThrows(
        RadioException.class, () -> driver.open(new RadioSettings(name, 2_000_000, Map.of())));
  }
}
