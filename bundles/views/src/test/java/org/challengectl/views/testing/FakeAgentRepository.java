package org.challengectl.views.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.KeyProof;

/** Shows the agents of a map; credentials are not these tests' business. */
public record FakeAgentRepository(Map<String, Agent> agents) implements AgentRepository {

  @Override
  public List<Agent> all() {
    return List.copyOf(agents.values());
  }

  @Override
  public Optional<Agent> find(String id) {
    return Optional.ofNullable(agents.get(id));
  }

  @Override
  public boolean delete(String id) {
    return agents.remove(id) != null;
  }

  @Override
  public Optional<AgentCredential> credential(String lookupId) {
    throw new AssertionError("only auth asks for credentials");
  }

  @Override
  public boolean known(String agentId) {
    return agents.containsKey(agentId);
  }

  @Override
  public void saveProof(String lookupId, String keyHash, KeyProof proof) {
    throw new AssertionError("only auth saves proofs");
  }

  @Override
  public void saveCredential(AgentCredential credential) {
    throw new AssertionError("only auth saves credentials");
  }

  @Override
  public void saveToken(EnrollmentToken token) {
    throw new AssertionError("only auth saves tokens");
  }

  @Override
  public List<EnrollmentToken> tokens() {
    throw new AssertionError("only auth asks for tokens");
  }

  @Override
  public Optional<EnrollmentToken> token(String tokenHash) {
    throw new AssertionError("only auth asks for tokens");
  }

  @Override
  public boolean replaceCredential(String agentId, EnrollmentToken token) {
    throw new AssertionError("only auth replaces credentials");
  }

  @Override
  public boolean deleteToken(String tokenHash) {
    throw new AssertionError("only auth deletes tokens");
  }

  @Override
  public Optional<EnrollmentToken> redeem(
      String tokenHash, Instant now, AgentCredential credential) {
    throw new AssertionError("only auth redeems tokens");
  }
}
