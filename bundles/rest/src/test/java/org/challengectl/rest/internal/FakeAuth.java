package org.challengectl.rest.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.Enrollment;
import org.challengectl.domain.RefusedException;
import org.challengectl.views.testing.Samples;

/** The operator's key is "operator", an agent's is "key-" and its id, "guess" has been tried. */
final class FakeAuth implements Authenticator, Enrollment {

  final Map<String, String> tokens = new ConcurrentHashMap<>();
  volatile String lastAddress = "";
  volatile AgentClaim lastClaim = AgentClaim.from("");
  volatile Application lastApplication;

  @Override
  public String agent(String key, AgentClaim claim) {
    lastAddress = claim.address();
    lastClaim = claim;
    if ("guess".equals(key)) {
      throw AccessException.tooMany("Too many failed attempts.", Duration.ofMillis(1500));
    }
    if (key == null || !key.startsWith("key-")) {
      throw AccessException.unauthenticated("This API key is not valid.");
    }
    if (claim.mac().equals(Optional.of("stolen"))) {
      throw AccessException.unauthenticated("wrong_host", "This key is bound to another host.");
    }
    return key.substring("key-".length());
  }

  @Override
  public void operator(String key, String address) {
    lastAddress = address;
    if (!"operator".equals(key)) {
      throw AccessException.unauthenticated("This is not the operator's key.");
    }
  }

  @Override
  public String clientAddress(String peerAddress, String forwardedFor) {
    return forwardedFor == null ? peerAddress : forwardedFor;
  }

  @Override
  public IssuedToken createToken(String agentName, Duration validity) {
    tokens.put("token-" + agentName, agentName);
    return new IssuedToken("token-" + agentName, "key-" + agentName, Samples.NOON.plus(validity));
  }

  @Override
  public List<Token> tokens() {
    return tokens.values().stream()
        .sorted()
        .map(
            name ->
                new Token(
                    "id-" + name,
                    name,
                    Samples.NOON,
                    Samples.NOON.plus(Duration.ofHours(24)),
                    Optional.empty()))
        .toList();
  }

  @Override
  public void deleteToken(String id) {
    if (!id.startsWith("id-") || tokens.remove("token-" + id.substring(3)) == null) {
      throw RefusedException.notFound("enrolment token '" + id + "'");
    }
  }

  @Override
  public IssuedToken reEnroll(String agentId, Duration validity) {
    if (!agentId.equals("fox")) {
      throw RefusedException.notFound("agent '" + agentId + "'");
    }
    return createToken(agentId, validity);
  }

  @Override
  public Enrolled enroll(Application application) {
    lastApplication = application;
    String name = tokens.remove(application.token());
    if (name == null) {
      throw AccessException.unauthenticated("This enrolment token is not valid.");
    }
    return new Enrolled(
        application.agentId().orElse(name),
        application.apiKey().isPresent() ? Optional.empty() : Optional.of("key-" + name));
  }

  @Override
  public String issueKey(String agentId) {
    return "key-" + agentId;
  }

  @Override
  public void delete(String agentId) {
    if (!agentId.equals("fox")) {
      throw RefusedException.notFound("agent '" + agentId + "'");
    }
  }
}
