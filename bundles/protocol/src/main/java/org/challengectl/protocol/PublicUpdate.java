package org.challengectl.protocol;

import java.util.List;

/**
 * {@code challenges_update} on {@code /ws/public}. What is null has not changed.
 *
 * @param full the first message: everything there is; what a client had before is void
 * @param challenges that are new or have changed
 * @param removed ids of challenges that are not shown any more
 * @param waterfalls all that are shown now, newest first
 */
public record PublicUpdate(
    String type,
    boolean full,
    String event,
    PublicSchedule schedule,
    Boolean paused,
    List<PublicChallenge> challenges,
    List<String> removed,
    List<PublicWaterfall> waterfalls) {

  /** The value of {@code type}. */
  public static final String TYPE = "challenges_update";
}
