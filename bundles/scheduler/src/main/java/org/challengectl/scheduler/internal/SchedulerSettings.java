package org.challengectl.scheduler.internal;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The scheduler's configuration as values. The components are those of {@link
 * SchedulerConfiguration}.
 */
public record SchedulerSettings(
    Duration leaseDuration,
    double clockRateError,
    Duration drainGuard,
    Duration maximumLeaseTotal,
    Duration starvationLimit,
    Duration failureBackoff,
    int frequencyGuardHz,
    int frequencyRasterHz,
    Duration sweepInterval,
    Duration offlineAfter,
    Duration preroll,
    Duration postroll,
    Duration recordingLead,
    double recordingThreshold,
    Duration recordingLimit) {

  private static final int WEEK = 604_800;
  private static final int HOUR = 3_600;
  private static final int TEN_MINUTES_MILLIS = 600_000;
  private static final int GIGAHERTZ = 1_000_000_000;

  /**
   * The settings of a configuration.
   *
   * @param properties by the names of {@link SchedulerConfiguration}; for what is missing its
   *     default holds
   * @param complain is told one sentence for each value that makes no sense and for which its
   *     default holds
   */
  static SchedulerSettings of(Map<String, ?> properties, Consumer<String> complain) {
    CheckedNumbers from = new CheckedNumbers(properties, complain);
    return new SchedulerSettings(
        Duration.ofSeconds(from.whole("lease_duration_seconds", 1, WEEK)),
        from.number("clock_rate_error", 0, 0.1),
        Duration.ofMillis(from.whole("drain_guard_millis", 0, TEN_MINUTES_MILLIS)),
        Duration.ofSeconds(from.whole("maximum_lease_total_seconds", 1, WEEK)),
        Duration.ofSeconds(from.whole("starvation_limit_seconds", 1, WEEK)),
        Duration.ofSeconds(from.whole("failure_backoff_seconds", 1, WEEK)),
        from.whole("frequency_guard_hz", 0, GIGAHERTZ),
        from.whole("frequency_raster_hz", 0, GIGAHERTZ),
        Duration.ofSeconds(from.whole("sweep_interval_seconds", 1, WEEK)),
        Duration.ofSeconds(from.whole("offline_after_seconds", 1, WEEK)),
        Duration.ofSeconds(from.whole("preroll_seconds", 0, HOUR)),
        Duration.ofSeconds(from.whole("postroll_seconds", 0, HOUR)),
        Duration.ofMillis(from.whole("recording_lead_millis", 0, TEN_MINUTES_MILLIS)),
        from.number("recording_threshold", 0, 1_000_000),
        Duration.ofSeconds(from.whole("recording_limit_seconds", 1, WEEK)));
  }
}
