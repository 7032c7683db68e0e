package org.challengectl.protocol;

import java.util.List;

/** GET /api/public/challenges, and {@code challenges_update} on {@code /ws/public}. */
public record PublicView(
    String type,
    String event,
    PublicSchedule schedule,
    boolean paused,
    List<PublicChallenge> challenges,
    List<PublicWaterfall> waterfalls) {}
