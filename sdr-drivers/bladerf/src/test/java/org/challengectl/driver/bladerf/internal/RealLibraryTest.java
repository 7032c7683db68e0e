package org.challengectl.driver.bladerf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Debian's libbladeRF, on a machine without a bladeRF. */
class RealLibraryTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "f12ce1037830a1b27f3ceeba1f521413", "%s%n", "x\u0000y", "ü"})
  void findsNothingAndSaysSo(String name) {
    try (BladeRfDriver driver = new BladeRfDriver()) {
      assumeTrue(driver.unavailable().isEmpty(), () -> driver.unavailable().orElse(""));
      assumeTrue(driver.discover().isEmpty(), "a bladeRF is plugged in");

      RadioException absent =
          assertThrows(
              RadioException.class,
              () -> driver.open(new RadioSettings(name, 2_000_000, Map.of())));

      assertEquals(Reason.ABSENT, absent.reason());
      assertTrue(absent.getMessage().contains("bladerf '" + name + "'"), absent.getMessage());
      assertEquals(List.of(), driver.discover());
      assertEquals(Optional.empty(), driver.unavailable());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*:serial=f12ce1037830a1b27f3ceeba1f521413", "", ":::", "*:serial=%n%s%s"})
  void theLibraryRefusesToOpenWhatIsNotThere(String identifier) {
    try (BladeRfDriver driver = new BladeRfDriver()) {
      assumeTrue(driver.unavailable().isEmpty(), () -> driver.unavailable().orElse(""));
      assumeTrue(driver.discover().isEmpty(), "a bladeRF is plugged in");
      BladeRfLibrary blade = Native.load(BladeRfDriver.LIBRARY, BladeRfLibrary.class);
      PointerByReference device = new PointerByReference();

      int result = blade.bladerf_open(device, identifier);

      assertTrue(result < 0, "it says " + result);
      assertTrue(!blade.bladerf_strerror(result).isEmpty());
      assertNull(device.getValue());
      assertEquals("No devices available", blade.bladerf_strerror(BladeRfLibrary.NO_DEVICE));
      assertEquals("Operation timed out", blade.bladerf_strerror(BladeRfLibrary.TIMEOUT));
    }
  }
}
