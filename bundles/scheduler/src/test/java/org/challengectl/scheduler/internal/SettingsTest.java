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
                Map.entry("leaseDurationSeconds", 1),
                Map.entry("clockRateError", 0.02),
                Map.entry("drainGuardMillis", 3),
                Map.entry("maximumLeaseTotalSeconds", 4),
                Map.entry("starvationLimitSeconds", 5),
                Map.entry("failureBackoffSeconds", 6),
                Map.entry("frequencyGuardHz", 7),
                Map.entry("frequencyRasterHz", 8),
                Map.entry("sweepIntervalSeconds", 9),
                Map.entry("offlineAfterSeconds", 10),
                Map.entry("prerollSeconds", 11),
                Map.entry("postrollSeconds", 12),
                Map.entry("recordingLeadMillis", 13),
                Map.entry("recordingThreshold", 14.5),
                Map.entry("recordingLimitSeconds", 15)));
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
            "leaseDurationSeconds", 0,
            "clockRateError", 0.5,
            "drainGuardMillis", -1,
            "frequencyGuardHz", -1,
            "frequencyRasterHz", -5,
            "sweepIntervalSeconds", 0,
            "prerollSeconds", -1,
            "recordingThreshold", Double.NaN);
    nonsense.forEach(
        (key, value) -> {
          String message =
              assertThrows(IllegalArgumentException.class, () -> settings(Map.of(key, value)))
                  .getMessage();
          assertTrue(message.contains(key), message);
        });
  }
}
