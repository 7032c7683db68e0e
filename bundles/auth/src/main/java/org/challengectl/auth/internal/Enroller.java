package org.challengectl.auth.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Enrollment;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.ServerTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes tokens and keys, and lets agents in. */
final class Enroller implements Enrollment {

  private static final Logger LOG = LoggerFactory.getLogger(Enroller.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String WRONG =
      "This enrolment token is not valid: unknown, used or expired. Ask for a new one.";

  private final AgentRepository agents;
  private final EventBus bus;
  private final ServerTime time;
  private final SecureRandom random;
  private final PasswordHash hash;
  private final AgentKeys keys;
  private final FailureLimiter failures;

  Enroller(
      AgentRepository agents,
      EventBus bus,
      ServerTime time,
      SecureRandom random,
      PasswordHash hash,
      AgentKeys keys,
      FailureLimiter failures) {
    this.agents = agents;
    this.bus = bus;
    this.time = time;
    this.random = random;
    this.hash = hash;
    this.keys = keys;
    this.failures = failures;
  }

  @Override
  public IssuedToken createToken(String agentName, Duration validity) {
    checkName(agentName);
    if (validity.isNegative() || validity.isZero() || validity.compareTo(MAX_VALIDITY) > 0) {
      throw invalid("invalid_validity", "A token must be valid for 1 to 720 hours.");
    }
    String token = "cct_" + Secrets.random(random, 40);
    ApiKey key = ApiKey.create(random);
    Instant now = time.instant();
    Instant expires = now.plus(validity);
    String keyHash = keys.slowly(() -> hash.hash(key.text()));
    agents.saveToken(
        new EnrollmentToken(
            Secrets.sha256Hex(token),
            agentName,
            key.lookupId(),
            keyHash,
            now,
            expires,
            Optional.empty()));
    LOG.info("Made an enrolment token for {}, valid until {}", agentName, expires);
    return new IssuedToken(token, key.text(), expires);
  }

  @Override
  public Enrolled enroll(Application application) {
    Instant now = time.instant();
    Optional<EnrollmentToken> token = valid(Secrets.sha256Hex(application.token()), now);
    if (token.isEmpty()) {
      throw failed(application, AccessException.unauthenticated(WRONG));
    }
    try {
      return admit(application, token.get(), now);
    } catch (AccessException e) {
      throw e.kind() == AccessException.Kind.UNAUTHENTICATED ? failed(application, e) : e;
    }
  }

  private Optional<EnrollmentToken> valid(String tokenHash, Instant now) {
    return agents.tokens().stream()
        .filter(t -> t.tokenHash().equals(tokenHash))
        .filter(t -> t.usedAt().isEmpty() && now.isBefore(t.expiresAt()))
        .findFirst();
  }

  /** Counts the failure; it is "too many" instead if the address has had them all. */
  private AccessException failed(Application application, AccessException why) {
    failures.check(application.address());
    failures.failed(application.address());
    return why;
  }

  private Enrolled admit(Application application, EnrollmentToken token, Instant now) {
    Optional<ApiKey> newKey =
        application.apiKey().isPresent() ? Optional.empty() : Optional.of(ApiKey.create(random));
    application.apiKey().ifPresent(key -> checkKey(key, token));
    String agentId = application.agentId().orElse(token.agentName());
    checkName(agentId);
    if (!agentId.equals(token.agentName()) && agents.find(agentId).isPresent()) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          "agent_exists",
          "There is already an agent '" + agentId + "', and this token is for another.");
    }
    AgentCredential credential =
        newKey
            .map(k -> credential(agentId, k, now))
            .orElseGet(
                () -> new AgentCredential(agentId, token.keyLookupId(), token.keyHash(), now));
    if (agents.redeem(token.tokenHash(), now, credential).isEmpty()) {
      throw AccessException.unauthenticated(WRONG);
    }
    LOG.info("Agent {} has enrolled from {}", agentId, application.address());
    return new Enrolled(agentId, newKey.map(ApiKey::text));
  }

  @Override
  public String issueKey(String agentId) {
    checkName(agentId);
    ApiKey key = ApiKey.create(random);
    agents.saveCredential(credential(agentId, key, time.instant()));
    LOG.info("Made a key for agent {}", agentId);
    return key.text();
  }

  @Override
  public void delete(String agentId) {
    Agent agent =
        agents
            .find(agentId)
            .orElseThrow(() -> RefusedException.notFound("agent '" + agentId + "'"));
    if (agents.delete(agentId)) {
      LOG.info("Deleted agent {}", agentId);
      Agent gone = agent.withEnabled(false).withPresence(false, agent.lastHeartbeat());
      bus.publish(new DomainEvent.AgentChanged(time.instant(), gone.withConnected(false)));
    }
  }

  private AgentCredential credential(String agentId, ApiKey key, Instant now) {
    String keyHash = keys.slowly(() -> hash.hash(key.text()));
    return new AgentCredential(agentId, key.lookupId(), keyHash, now);
  }

  private void checkKey(String presented, EnrollmentToken token) {
    boolean matches =
        ApiKey.parse(presented)
            .filter(key -> Secrets.same(key.lookupId(), token.keyLookupId()))
            .map(key -> keys.slowly(() -> hash.matches(key.text(), token.keyHash())))
            .orElse(false);
    if (!matches) {
      throw AccessException.unauthenticated("This API key did not come with this token.");
    }
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw invalid(
          "invalid_agent_name",
          "An agent's name must be 1-64 letters, digits, '.', '_' or '-', and begin with a letter"
              + " or digit.");
    }
  }

  private static RefusedException invalid(String code, String message) {
    return new RefusedException(RefusedException.Kind.INVALID, code, message);
  }
}
