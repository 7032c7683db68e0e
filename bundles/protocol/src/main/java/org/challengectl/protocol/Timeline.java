package org.challengectl.protocol;

import java.time.Instant;
import java.util.List;

/**
 * GET /api/timeline: what was, is and will be on the air.
 *
 * @param complete whether these are all transmissions of that time
 * @param held whether nothing new starts now
 * @param transmissions the newest first
 * @param scheduled what becomes due next first
 */
public record Timeline(
    Instant now,
    Instant since,
    Instant until,
    boolean complete,
    boolean held,
    List<Sent> transmissions,
    List<Due> scheduled) {

  /**
   * A transmission.
   *
   * @param end the expected one while it is live
   * @param heard null if nobody has listened
   * @param recording null if there is none
   */
  public record Sent(
      long transmissionId,
      long lease,
      String challengeId,
      String challengeName,
      String modulation,
      String runnerId,
      String deviceId,
      long frequency,
      long lowHz,
      long highHz,
      Instant start,
      Instant end,
      boolean live,
      String status,
      Boolean heard,
      Recorded recording) {}

  /** A transmission's recording; what is null is not known, or not there yet. */
  public record Recorded(
      long recordingId, String agentId, String status, Boolean heard, String imageUrl) {}

  /** A challenge that becomes due. */
  public record Due(
      String challengeId,
      String challengeName,
      String modulation,
      int priority,
      Instant earliest,
      Instant latest,
      double durationSeconds,
      long occupiedBandwidth,
      List<Band> bands) {}

  /**
   * Where a signal may appear.
   *
   * @param range name of the range; null if it has none
   * @param exact whether the signal fills the band; otherwise it lies somewhere within
   */
  public record Band(long lowHz, long highHz, String range, boolean exact) {}
}
