package org.challengectl.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Picture;
import org.challengectl.domain.Recording;

/** What listeners report. Safe for concurrent use. */
public interface RecordingDesk {

  /** The capture has begun. Only the listener that was asked may say so. */
  Recording started(String agentId, long recordingId, Instant at, int sampleRateHz);

  /** The capture is over and measured. */
  Recording completed(String agentId, long recordingId, Outcome outcome);

  /** The picture has been stored; may come before or after {@link #completed}. */
  Recording pictured(String agentId, long recordingId, Picture picture);

  /** The SigMF archive has been stored. */
  Recording archived(String agentId, long recordingId, String sha256);

  /**
   * How a recording ended.
   *
   * @param success false marks it failed
   * @param measurement present if it succeeded
   */
  record Outcome(
      boolean success,
      Optional<Duration> duration,
      Optional<Measurement> measurement,
      Optional<String> errorMessage) {}
}
