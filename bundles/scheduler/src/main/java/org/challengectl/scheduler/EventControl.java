package org.challengectl.scheduler;

import java.util.Map;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.ChallengeStatus;

/** Pause, resume and the event at a glance. Safe for concurrent use. */
public interface EventControl {

  /** Stops new grants until {@link #resume}; survives restarts. */
  void pause();

  void resume();

  Status status();

  /**
   * The event at a glance.
   *
   * @param challenges how many are in each state
   * @param agentsOnline how many of each type are online and enabled
   * @param onTheAir live leases
   */
  record Status(
      boolean paused,
      Map<ChallengeStatus, Integer> challenges,
      Map<AgentType, Integer> agentsOnline,
      int onTheAir,
      long transmissions) {}
}
