package org.challengectl.scheduler.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.challengectl.scheduler.fixture.Bench;
import org.junit.jupiter.api.Test;

class SettingsTest {

  /** A configuration with its defaults, but for what is given. */
  private static SchedulerSettings settings(Map<String, Object> given) {
    return SchedulerSettings.of(
        (SchedulerConfiguration)
            Proxy.newProxyInstance(
                SettingsTest.class.getClassLoader(),
                new Class<?>[] {SchedulerConfiguration.class},
                (proxy, method, arguments) ->
                    given.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  @Test
  void theDefaultsAreWhatTheBenchUses() {
    assertEquals(Bench.settings(same -> same), settings(Map.of()));
  }

  @Test
  void eachSettingIsTakenFromItsKey() {
    SchedulerSettings all =
        settings(
            Map.ofEntries(
                Map.entry("lease__duration__seconds", 1),
                Map.entry("clock__rate__error", 0.02),
                Map.entry("drain__guard__millis", 3),
                Map.entry("maximum__lease__total__seconds", 4),
                Map.entry("starvation__limit__seconds", 5),
                Map.entry("failure__backoff__seconds", 6),
                Map.entry("frequency__guard__hz", 7),
                Map.entry("frequency__raster__hz", 8),
                Map.entry("sweep__interval__seconds", 9),
                Map.entry("offline__after__seconds", 10),
                Map.entry("preroll__seconds", 11),
                Map.entry("postroll__seconds", 12),
                Map.entry("recording__lead__millis", 13),
                Map.entry("recording__threshold", 14.5),
                Map.entry("recording__limit__seconds", 15)));
    assertEquals(
        new SchedulerSettings(
            Duration.ofSeconds(1),
            0.02,
            Duration.ofMillis(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(6),
            7,
            8,
            Duration.ofSeconds(9),
            Duration.ofSeconds(10),
            Duration.ofSeconds(11),
            Duration.ofSeconds(12),
            Duration.ofMillis(13),
            14.5,
            Duration.ofSeconds(15)),
        all);
  }

  @Test
  void aSettingThatMakesNoSenseIsRefusedByItsName() {
    Map<String, Object> nonsense =
        Map.of(
            "lease__duration__seconds", 0,
            "clock__rate__error", 0.5,
            "drain__guard__millis", -1,
            "frequency__guard__hz", -1,
            "frequency__raster__hz", -5,
            "sweep__interval__seconds", 0,
            "preroll__seconds", -1,
            "recording__threshold", Double.NaN);
    nonsense.forEach(
        (key, value) -> {
          String message =
              assertThrows(IllegalArgumentException.class, () -> settings(Map.of(key, value)))
                  .getMessage();
          assertTrue(message.contains(key.replace("__", "_")), message);
        });
  }
}
