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
   * enabled} takes effect; its revision grows if it changed.
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
   */
  record Draft(String id, ChallengeSpec spec, SignalProfile profile) {}
}
