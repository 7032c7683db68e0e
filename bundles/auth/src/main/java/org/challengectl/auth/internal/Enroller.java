package org.challengectl.auth.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  private final SlowHash hash;
  private final KeyProofs proofs;
  private final FailureLimiter failures;

  Enroller(
      AgentRepository agents,
      EventBus bus,
      ServerTime time,
      SecureRandom random,
      SlowHash hash,
      KeyProofs proofs,
      FailureLimiter failures) {
    this.agents = agents;
    this.bus = bus;
    this.time = time;
    this.random = random;
    this.hash = hash;
    this.proofs = proofs;
    this.failures = failures;
  }

  @Override
  public IssuedToken createToken(String agentName, Duration validity) {
    checkName(agentName);
    Made made = make(agentName, validity);
    agents.saveToken(made.stored());
    LOG.info("Made an enrolment token for {}, {}", agentName, made.validity());
    return made.issued();
  }

  @Override
  public List<Token> tokens() {
    return agents.tokens().stream()
        .map(
            t ->
                new Token(t.keyLookupId(), t.agentName(), t.createdAt(), t.expiresAt(), t.usedAt()))
        .toList();
  }

  @Override
  public void deleteToken(String id) {
    EnrollmentToken token =
        agents.tokens().stream()
            .filter(t -> t.keyLookupId().equals(id))
            .findFirst()
            .orElseThrow(() -> noToken(id));
    if (!agents.deleteToken(token.tokenHash())) {
      throw noToken(id);
    }
    LOG.info("Deleted the enrolment token {} of {}", id, token.agentName());
  }

  @Override
  public IssuedToken reEnroll(String agentId, Duration validity) {
    if (!agents.known(agentId)) {
      throw noAgent(agentId);
    }
    Made made = make(agentId, validity);
    if (!agents.replaceCredential(agentId, made.stored())) {
      throw noAgent(agentId);
    }
    LOG.info("Ended the key of {}; made an enrolment token, {}", agentId, made.validity());
    keyEnded(agentId);
    return made.issued();
  }

  private record Made(IssuedToken issued, EnrollmentToken stored) {

    String validity() {
      return "valid until " + stored.expiresAt();
    }
  }

  private Made make(String agentName, Duration validity) {
    if (validity.isNegative() || validity.isZero() || validity.compareTo(MAX_VALIDITY) > 0) {
      throw invalid("invalid_validity", "A token must be valid for 1 to 720 hours.");
    }
    String token = "cct_" + Secrets.random(random, 40);
    ApiKey key = ApiKey.create(random);
    Instant now = time.instant();
    Instant expires = now.plus(validity);
    return new Made(
        new IssuedToken(token, key.text(), expires),
        new EnrollmentToken(
            Secrets.sha256Hex(token),
            agentName,
            key.lookupId(),
            hash.hash(key.text()),
            now,
            expires,
            Optional.empty()));
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
    return agents.token(tokenHash).filter(t -> t.usedAt().isEmpty() && now.isBefore(t.expiresAt()));
  }

  /** Counts the failure; it is "too many" instead if the address has had them all. */
  private AccessException failed(Application application, AccessException why) {
    String address = application.host().address();
    failures.check(address);
    failures.failed(address);
    return why;
  }

  private Enrolled admit(Application application, EnrollmentToken token, Instant now) {
    String agentId = application.agentId().orElse(token.agentName());
    checkName(agentId);
    Optional<ApiKey> own = application.apiKey().map(key -> checkedKey(key, token));
    ApiKey key = own.orElseGet(() -> ApiKey.create(random));
    AgentCredential credential =
        new AgentCredential(
            agentId,
            key.lookupId(),
            own.isPresent() ? token.keyHash() : hash.hash(key.text()),
            now,
            Optional.of(HostBinding.of(application.host())),
            Optional.of(proofs.of(key)));
    boolean before = agents.known(agentId);
    if (agents.redeem(token.tokenHash(), now, credential).isEmpty()) {
      throw AccessException.unauthenticated(WRONG);
    }
    LOG.info("Agent {} has enrolled from {}", agentId, application.host().address());
    if (before) {
      keyEnded(agentId);
    }
    return new Enrolled(agentId, own.isPresent() ? Optional.empty() : Optional.of(key.text()));
  }

  @Override
  public String issueKey(String agentId) {
    checkName(agentId);
    ApiKey key = ApiKey.create(random);
    boolean before = agents.known(agentId);
    agents.saveCredential(
        new AgentCredential(
            agentId,
            key.lookupId(),
            hash.hash(key.text()),
            time.instant(),
            Optional.empty(),
            Optional.of(proofs.of(key))));
    LOG.info("Made a key for agent {}", agentId);
    if (before) {
      keyEnded(agentId);
    }
    return key.text();
  }

  @Override
  public void delete(String agentId) {
    Optional<Agent> agent = agents.find(agentId);
    if (!agents.delete(agentId)) {
      throw noAgent(agentId);
    }
    LOG.info("Deleted agent {}", agentId);
    agent
        .map(a -> a.withEnabled(false).withPresence(false, a.lastHeartbeat()).withConnected(false))
        .ifPresent(gone -> bus.publish(new DomainEvent.AgentChanged(time.instant(), gone)));
    bus.publish(new DomainEvent.AgentDeleted(time.instant(), agentId));
    keyEnded(agentId);
  }

  private void keyEnded(String agentId) {
    bus.publish(new DomainEvent.AgentKeyEnded(time.instant(), agentId));
  }

  private ApiKey checkedKey(String presented, EnrollmentToken token) {
    return ApiKey.parse(presented)
        .filter(key -> Secrets.same(key.lookupId(), token.keyLookupId()))
        .filter(key -> hash.matches(key.text(), token.keyHash()))
        .orElseThrow(
            () -> AccessException.unauthenticated("This API key did not come with this token."));
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

  private static RefusedException noAgent(String agentId) {
    return RefusedException.notFound("agent '" + agentId + "'");
  }

  private static RefusedException noToken(String id) {
    return RefusedException.notFound("enrolment token '" + id + "'");
  }
}
