package org.challengectl.auth.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.KeyProof;
import org.challengectl.domain.RefusedException;

/** Keeps agents in memory; redeems atomically, as the real one does. */
final class FakeAgents implements AgentRepository {

  int proofsSaved;
  private final Map<String, Agent> agents = new LinkedHashMap<>();
  private final Map<String, AgentCredential> credentials = new LinkedHashMap<>();
  private final Map<String, EnrollmentToken> tokens = new LinkedHashMap<>();

  synchronized void add(String id) {
    agents.put(
        id,
        new Agent(
            id,
            AgentType.RUNNER,
            "host",
            "10.0.0.1",
            Agent.DEFAULT_SITE,
            true,
            true,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            true,
            false));
  }

  @Override
  public synchronized List<Agent> all() {
    return List.copyOf(agents.values());
  }

  @Override
  public synchronized Optional<Agent> find(String id) {
    return Optional.ofNullable(agents.get(id));
  }

  @Override
  public synchronized boolean delete(String id) {
    boolean known = known(id);
    credentials.remove(id);
    agents.remove(id);
    return known;
  }

  @Override
  public synchronized boolean known(String agentId) {
    return agents.containsKey(agentId) || credentials.containsKey(agentId);
  }

  @Override
  public synchronized void saveProof(String lookupId, String keyHash, KeyProof proof) {
    proofsSaved++;
    credential(lookupId)
        .filter(c -> c.keyHash().equals(keyHash))
        .ifPresent(
            c ->
                saveCredential(
                    new AgentCredential(
                        c.agentId(),
                        lookupId,
                        keyHash,
                        c.createdAt(),
                        c.host(),
                        Optional.of(proof))));
  }

  @Override
  public synchronized Optional<AgentCredential> credential(String lookupId) {
    return credentials.values().stream().filter(c -> c.lookupId().equals(lookupId)).findFirst();
  }

  @Override
  public synchronized void saveCredential(AgentCredential credential) {
    credentials.put(credential.agentId(), credential);
  }

  @Override
  public synchronized void saveToken(EnrollmentToken token) {
    tokens.put(token.tokenHash(), token);
  }

  @Override
  public synchronized List<EnrollmentToken> tokens() {
    return new ArrayList<>(tokens.values());
  }

  @Override
  public synchronized Optional<EnrollmentToken> token(String tokenHash) {
    return Optional.ofNullable(tokens.get(tokenHash));
  }

  @Override
  public synchronized boolean deleteToken(String tokenHash) {
    return tokens.remove(tokenHash) != null;
  }

  @Override
  public synchronized Optional<EnrollmentToken> redeem(
      String tokenHash, Instant now, AgentCredential credential) {
    EnrollmentToken token = tokens.get(tokenHash);
    if (token == null || token.usedAt().isPresent() || !now.isBefore(token.expiresAt())) {
      return Optional.empty();
    }
    if (!credential.agentId().equals(token.agentName()) && known(credential.agentId())) {
      throw new RefusedException(RefusedException.Kind.CONFLICT, "agent_exists", "There is one.");
    }
    endOpenTokens(credential.agentId());
    tokens.put(
        tokenHash,
        new EnrollmentToken(
            tokenHash,
            token.agentName(),
            token.keyLookupId(),
            token.keyHash(),
            token.createdAt(),
            token.expiresAt(),
            Optional.of(now)));
    saveCredential(credential);
    return Optional.of(token);
  }

  @Override
  public synchronized boolean replaceCredential(String agentId, EnrollmentToken token) {
    if (!known(agentId)) {
      return false;
    }
    credentials.remove(agentId);
    endOpenTokens(agentId);
    saveToken(token);
    return true;
  }

  private void endOpenTokens(String agentId) {
    tokens.values().removeIf(t -> t.agentName().equals(agentId) && t.usedAt().isEmpty());
  }
}
