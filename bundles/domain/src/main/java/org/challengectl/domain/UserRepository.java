package org.challengectl.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Users. Each call is one transaction. */
public interface UserRepository {

  /** All, by name. */
  List<User> all();

  Optional<User> find(String name);

  /** Stores a new user; false if there is one of that name. */
  boolean insert(User user);

  /**
   * Changes a user as he is now.
   *
   * @param change must keep the name
   * @return the user as he is then; empty if there is none
   */
  Optional<User> update(String name, UnaryOperator<User> change);

  /** Deletes a user with his sessions and used codes. */
  boolean delete(String name);

  /**
   * Deletes temporary users that never signed in and were not set up in time, with their sessions;
   * returns them.
   */
  List<User> deleteOverdue(Instant now);

  /**
   * Uses a time step of a user's second factor, exactly once.
   *
   * @param step number of the time step, RFC 6238 section 4.2
   * @return false if this one, or a later one, was used before
   */
  boolean useTotpStep(String name, long step, Instant at);

  /** Forgets used time steps that no code can match any more. */
  int forgetTotpSteps(Instant usedBefore);
}
