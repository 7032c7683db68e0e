package org.challengectl.shell;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.KeyProof;

/** Agents in memory. */
final class FakeAgents implements AgentRepository {

  final Map<String, Agent> byId = new TreeMap<>();

  FakeAgents(Agent... agents) {
    for (Agent agent : agents) {
      byId.put(agent.id(), agent);
    }
  }

  @Override
  public List<Agent> all() {
    return List.copyOf(byId.values());
  }

  @Override
  public Optional<Agent> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public boolean delete(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<AgentCredential> credential(String lookupId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean known(String agentId) {
    return byId.containsKey(agentId);
  }

  @Override
  public void saveProof(String lookupId, String keyHash, KeyProof proof) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void saveCredential(AgentCredential credential) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void saveToken(EnrollmentToken token) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<EnrollmentToken> tokens() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<EnrollmentToken> token(String tokenHash) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean replaceCredential(String agentId, EnrollmentToken token) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean deleteToken(String tokenHash) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<EnrollmentToken> redeem(
      String tokenHash, Instant now, AgentCredential credential) {
    throw new UnsupportedOperationException();
  }
}
