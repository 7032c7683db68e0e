package org.challengectl.driver.limesdr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Debian's LimeSuite, on a machine without a LimeSDR. */
class RealLibraryTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1D4C296EC121C3", "%s%n%s%n", "a, serial=\u0000b", "ü"})
  void findsNothingAndSaysSo(String name) {
    try (LimeSdrDriver driver = new LimeSdrDriver()) {
      assumeTrue(driver.unavailable().isEmpty(), () -> driver.unavailable().orElse(""));
      assumeTrue(driver.discover().isEmpty(), "a LimeSDR is plugged in");

      RadioException absent =
          assertThrows(
              RadioException.class,
              () -> driver.open(new RadioSettings(name, 2_000_000, Map.of())));

      assertEquals(Reason.ABSENT, absent.reason());
      assertTrue(absent.getMessage().contains("limesdr '" + name + "'"), absent.getMessage());
      assertEquals(List.of(), driver.discover());
      assertEquals(Optional.empty(), driver.unavailable());
    }
  }

  @Test
  void tellsWhyItCannotOpenADevice() {
    try (LimeSdrDriver driver = new LimeSdrDriver()) {
      assumeTrue(driver.unavailable().isEmpty(), () -> driver.unavailable().orElse(""));
      LimeSuiteLibrary lime = Native.load(LimeSdrDriver.LIBRARY, LimeSuiteLibrary.class);
      LimeLog log = new LimeLog();
      lime.LMS_RegisterLogHandler(log);
      LimeHandle handle = new LimeHandle(0, "LimeSDR Mini, serial=%n%s" + "x".repeat(200));

      RadioException refused =
          assertThrows(RadioException.class, () -> LimeDevice.open("limesdr 0", lime, log, handle));

      lime.LMS_RegisterLogHandler(null);
      assertEquals(Reason.BUSY, refused.reason());
      assertTrue(
          refused.getMessage().contains("Specified device could not be found"),
          refused.getMessage());
    }
  }
}
