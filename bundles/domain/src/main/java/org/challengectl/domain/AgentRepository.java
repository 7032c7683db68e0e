package org.challengectl.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Agents and their credentials. */
public interface AgentRepository {

  /** All, by id. */
  List<Agent> all();

  Optional<Agent> find(String id);

  /** Deletes an agent with its credential; false if there is none. */
  boolean delete(String id);

  /** The credential that a key's lookup id names, or empty. */
  Optional<AgentCredential> credential(String lookupId);

  /** Stores an agent's credential and ends the one it had. */
  void saveCredential(AgentCredential credential);

  /** Stores a token that has just been made. */
  void saveToken(EnrollmentToken token);

  /** Tokens, newest first. */
  List<EnrollmentToken> tokens();

  boolean deleteToken(String tokenHash);

  /**
   * Uses a token, exactly once, and stores the credential it stands for, in one transaction.
   *
   * @return the token as it was; empty if there is none, it is used or it has expired
   */
  Optional<EnrollmentToken> redeem(String tokenHash, Instant now, AgentCredential credential);
}
