package org.challengectl.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Agents and their credentials. */
public interface AgentRepository {

  /** All, by id. */
  List<Agent> all();

  Optional<Agent> find(String id);

  /** Deletes an agent with its credential; false if there is neither. */
  boolean delete(String id);

  /** The credential that a key's lookup id names, or empty. */
  Optional<AgentCredential> credential(String lookupId);

  /** Whether there is an agent of that id, or a key for one. */
  boolean known(String agentId);

  /** Stores an agent's credential and ends the one it had. */
  void saveCredential(AgentCredential credential);

  /**
   * Remembers that a key has been verified, if the credential still has this hash. It is forgotten
   * in the very transaction that replaces or deletes the credential or disables its agent.
   */
  void saveProof(String lookupId, String keyHash, KeyProof proof);

  /** Stores a token that has just been made. */
  void saveToken(EnrollmentToken token);

  /** Tokens, newest first. */
  List<EnrollmentToken> tokens();

  /** The token of that hash, or empty. */
  Optional<EnrollmentToken> token(String tokenHash);

  boolean deleteToken(String tokenHash);

  /**
   * Uses a token, exactly once, and stores the credential it stands for, in one transaction. Other
   * tokens for the same agent that were not used yet end with it.
   *
   * @return the token as it was; empty if there is none, it is used or it has expired
   * @throws RefusedException {@code agent_exists} if the credential is for another agent than the
   *     token, and that one is known already
   */
  Optional<EnrollmentToken> redeem(String tokenHash, Instant now, AgentCredential credential);

  /**
   * Ends an agent's credential and its tokens that were not used yet, and stores a new token for
   * it, in one transaction.
   *
   * @return false, and nothing has changed, if the agent is not known
   */
  boolean replaceCredential(String agentId, EnrollmentToken token);
}
