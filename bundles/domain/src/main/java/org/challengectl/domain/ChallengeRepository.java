package org.challengectl.domain;

import java.util.List;
import java.util.Optional;

/** Challenges as organisers see and write them. */
public interface ChallengeRepository {

  /** All, by name. */
  List<Challenge> all();

  Optional<Challenge> find(String id);

  /**
   * Writes challenges, all or nothing. One that exists keeps its progress, except that {@code
   * enabled} takes effect if the draft says something about it; its revision grows if it changed.
   *
   * @return what is stored now
   */
  List<Challenge> save(List<Draft> drafts);

  /** Deletes one that is not on the air; false if there is none. */
  boolean delete(String id);

  /**
   * A challenge about to be written.
   *
   * @param id as in {@link Challenge#id()}
   * @param keepsEnabled nobody said whether it takes part: one that exists stays as it is, a new
   *     one is as {@code spec} says
   */
  record Draft(String id, ChallengeSpec spec, SignalProfile profile, boolean keepsEnabled) {

    /** A challenge that takes part as its {@code spec} says. */
    public Draft(String id, ChallengeSpec spec, SignalProfile profile) {
      this(id, spec, profile, false);
    }

    /** The same under another id. */
    public Draft withId(String nextId) {
      return new Draft(nextId, spec, profile, keepsEnabled);
    }

    /** What is written over a challenge that exists. */
    public ChallengeSpec specOver(ChallengeSpec before) {
      return keepsEnabled ? spec.withEnabled(before.enabled()) : spec;
    }
  }
}
