package org.challengectl.scheduler;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.Event;

/** Pause, resume and the event at a glance. Safe for concurrent use. */
public interface EventControl {

  /** Stops new grants until {@link #resume}; survives restarts. */
  void pause();

  void resume();

  /**
   * Sets when the event's day begins and ends, in its time zone; both or neither.
   *
   * @param endOfDay before {@code dayStart} if the day ends after midnight
   */
  void setDayTimes(Optional<LocalTime> dayStart, Optional<LocalTime> endOfDay);

  /** Replaces the event's settings, or makes the event. */
  void configure(Event event);

  /** Whether nothing new starts outside of the event's day; survives restarts. */
  void setAutoPause(boolean on);

  Status status();

  /**
   * The event at a glance.
   *
   * @param paused by an operator
   * @param challenges how many are in each state
   * @param agentsOnline how many of each type are online and enabled
   * @param onTheAir live leases
   * @param autoPause whether it rests outside of its day
   * @param resting whether it does so now
   */
  record Status(
      boolean paused,
      Map<ChallengeStatus, Integer> challenges,
      Map<AgentType, Integer> agentsOnline,
      int onTheAir,
      long transmissions,
      boolean autoPause,
      boolean resting) {

    /** Without a rest by the day. */
    public Status(
        boolean paused,
        Map<ChallengeStatus, Integer> challenges,
        Map<AgentType, Integer> agentsOnline,
        int onTheAir,
        long transmissions) {
      this(paused, challenges, agentsOnline, onTheAir, transmissions, false, false);
    }

    /** Whether nothing new starts, for whatever reason. */
    public boolean halted() {
      return paused || resting;
    }
  }
}
