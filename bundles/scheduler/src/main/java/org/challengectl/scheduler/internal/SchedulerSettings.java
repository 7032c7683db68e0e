package org.challengectl.scheduler.internal;

import java.time.Duration;

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

  public SchedulerSettings {
    positive("lease_duration_seconds", leaseDuration);
    notNegative("drain_guard_millis", drainGuard);
    positive("maximum_lease_total_seconds", maximumLeaseTotal);
    positive("starvation_limit_seconds", starvationLimit);
    positive("failure_backoff_seconds", failureBackoff);
    positive("sweep_interval_seconds", sweepInterval);
    positive("offline_after_seconds", offlineAfter);
    notNegative("preroll_seconds", preroll);
    notNegative("postroll_seconds", postroll);
    notNegative("recording_lead_millis", recordingLead);
    positive("recording_limit_seconds", recordingLimit);
    require(
        clockRateError >= 0 && clockRateError <= 0.1,
        "clock_rate_error must be 0-0.1, was " + clockRateError);
    require(
        frequencyGuardHz >= 0, "frequency_guard_hz must not be negative, was " + frequencyGuardHz);
    require(
        frequencyRasterHz >= 0,
        "frequency_raster_hz must not be negative, was " + frequencyRasterHz);
    require(
        recordingThreshold >= 0,
        "recording_threshold must not be negative, was " + recordingThreshold);
  }

  static SchedulerSettings of(SchedulerConfiguration from) {
    return new SchedulerSettings(
        Duration.ofSeconds(from.lease__duration__seconds()),
        from.clock__rate__error(),
        Duration.ofMillis(from.drain__guard__millis()),
        Duration.ofSeconds(from.maximum__lease__total__seconds()),
        Duration.ofSeconds(from.starvation__limit__seconds()),
        Duration.ofSeconds(from.failure__backoff__seconds()),
        from.frequency__guard__hz(),
        from.frequency__raster__hz(),
        Duration.ofSeconds(from.sweep__interval__seconds()),
        Duration.ofSeconds(from.offline__after__seconds()),
        Duration.ofSeconds(from.preroll__seconds()),
        Duration.ofSeconds(from.postroll__seconds()),
        Duration.ofMillis(from.recording__lead__millis()),
        from.recording__threshold(),
        Duration.ofSeconds(from.recording__limit__seconds()));
  }

  private static void positive(String name, Duration value) {
    require(!value.isZero() && !value.isNegative(), name + " must be above 0, was " + value);
  }

  private static void notNegative(String name, Duration value) {
    require(!value.isNegative(), name + " must not be negative, was " + value);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(SchedulerConfiguration.PID + ": " + otherwise);
    }
  }
}
