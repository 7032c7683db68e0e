package org.challengectl.scheduler.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.challengectl.scheduler.fixture.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private final List<String> complaints = new ArrayList<>();

  private SchedulerSettings settings(Map<String, ?> given) {
    return SchedulerSettings.of(given, complaints::add);
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
                Map.entry("lease_duration_seconds", "1"),
                Map.entry("clock_rate_error", "0.02"),
                Map.entry("drain_guard_millis", "3"),
                Map.entry("maximum_lease_total_seconds", "4"),
                Map.entry("starvation_limit_seconds", "5"),
                Map.entry("failure_backoff_seconds", "6"),
                Map.entry("frequency_guard_hz", "7"),
                Map.entry("frequency_raster_hz", "8"),
                Map.entry("sweep_interval_seconds", "9"),
                Map.entry("offline_after_seconds", "10"),
                Map.entry("preroll_seconds", "11"),
                Map.entry("postroll_seconds", "12"),
                Map.entry("recording_lead_millis", "13"),
                Map.entry("recording_threshold", "14.5"),
                Map.entry("recording_limit_seconds", "15")));
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
  void everySettingOfTheFormIsReadUnderItsName() {
    List<String> keys =
        Stream.of(SchedulerConfiguration.class.getDeclaredMethods())
            .map(method -> method.getName().replace("__", "_"))
            .sorted()
            .toList();
    settings(keys.stream().collect(Collectors.toMap(key -> key, key -> "nonsense")));
    assertEquals(keys, complaints.stream().map(c -> c.split("[ :]+", -1)[1]).sorted().toList());
  }

  @Test
  void aSettingThatMakesNoSenseIsToldAndItsDefaultHolds() {
    assertEquals(settings(Map.of()), settings(Map.of("clock_rate_error", "5")));
    assertEquals(
        List.of(
            "org.challengectl.scheduler: clock_rate_error must be 0-0.1, was '5'; 0.001 is used"
                + " until that is mended"),
        complaints);
  }

  @Test
  void theSettingsBesideABadOneHold() {
    SchedulerSettings mixed =
        settings(Map.of("sweep_interval_seconds", "soon", "preroll_seconds", "7"));
    assertEquals(Duration.ofSeconds(30), mixed.sweepInterval());
    assertEquals(Duration.ofSeconds(7), mixed.preroll());
    assertEquals(
        List.of(
            "org.challengectl.scheduler: sweep_interval_seconds must be a whole number, 1-604800,"
                + " was 'soon'; 30 is used until that is mended"),
        complaints);
  }

  @ParameterizedTest
  @CsvSource({
    "lease_duration_seconds, 0",
    "lease_duration_seconds, 99999999999",
    "lease_duration_seconds, 1.5",
    "lease_duration_seconds, ''",
    "clock_rate_error, -0.1",
    "clock_rate_error, NaN",
    "clock_rate_error, 1e999999999",
    "drain_guard_millis, -1",
    "frequency_guard_hz, -1",
    "frequency_raster_hz, 5 kHz",
    "sweep_interval_seconds, 0",
    "preroll_seconds, -1",
    "recording_threshold, Infinity"
  })
  void nothingThatMakesNoSenseTakesTheSchedulerAway(String key, String value) {
    assertEquals(Bench.settings(same -> same), settings(Map.of(key, value)));
    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(
        complaints.get(0).startsWith("org.challengectl.scheduler: " + key + " must be "),
        complaints::toString);
  }

  @Test
  void aBadLineInTheFileStillGivesAScheduler() {
    Bench bench = new Bench();
    SchedulerCore core =
        new SchedulerCore(bench.ledger, bench::now, bench.bus, Map.of("clock_rate_error", "5"));
    assertEquals(0.001, core.settings().clockRateError());
  }
}
