package org.challengectl.driver.rtlsdr.internal;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Debian's librtlsdr, on a machine without an RTL-SDR. */
class RealLibraryTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "4294967296", "00000001", "'; --", "../../dev", "\u0000"})
  void findsNothingAndSaysSo(String name) {
    try (RtlSdrDriver driver = idle()) {
      RadioException absent =
          assertThrows(
              RadioException.class,
              () -> driver.open(new RadioSettings(name, 2_000_000, Map.of())));

      assertEquals(Reason.ABSENT, absent.reason());
      assertTrue(absent.getMessage().contains("rtlsdr '" + name), absent.getMessage());
      assertEquals(List.of(), driver.discover());
      assertEquals(Optional.empty(), driver.unavailable());
    }
  }

  @Test
  void hasEachFunctionThatIsUsed() {
    try (RtlSdrDriver driver = idle()) {
      assertEquals(Optional.empty(), driver.unavailable());
      var library = com.sun.jna.NativeLibrary.getInstance("librtlsdr.so.0");
      for (var function : RtlSdrLibrary.class.getDeclaredMethods()) {
        assertTrue(library.getFunction(function.getName()) != null, function.getName());
      }
    }
  }

  private static RtlSdrDriver idle() {
    RtlSdrDriver driver = new RtlSdrDriver();
    assumeTrue(driver.unavailable().isEmpty(), () -> driver.unavailable().orElse(""));
    assumeTrue(driver.discover().isEmpty(), "an RTL-SDR is plugged in");
    return driver;
  }
}
