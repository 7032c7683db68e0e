package org.challengectl.auth.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Audit;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.Enrollment;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerTime;
import org.challengectl.settings.ConfiguredNumber;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together. */
@Component(
    service = {Authenticator.class, Enrollment.class},
    configurationPid = AuthConfig.PID)
@Designate(ocd = AuthConfig.class)
public final class AuthService implements Authenticator, Enrollment {

  private static final Logger LOG = LoggerFactory.getLogger(AuthService.class);
  private static final String PROOF_FILE = "agent-proofs.key";
  private static final int LIMIT = 1_000_000;
  private static final ConfiguredNumber KEY_CACHE =
      new ConfiguredNumber(
          AuthConfig.PID, "key_cache_seconds", 60, 2_592_000, AuthConfig.DEFAULT_KEY_CACHE_SECONDS);
  private static final ConfiguredNumber KEY_FAILURES =
      new ConfiguredNumber(
          AuthConfig.PID, "key_failures_per_minute", 1, LIMIT, AuthConfig.DEFAULT_FAILURES);
  private static final ConfiguredNumber ENROLL_FAILURES =
      new ConfiguredNumber(
          AuthConfig.PID, "enroll_failures_per_hour", 1, LIMIT, AuthConfig.DEFAULT_FAILURES);

  private final AgentKeys keys;
  private final Enroller enroller;
  private final String operatorKey;
  private final FailureLimiter operatorFailures;
  private final ClientAddresses addresses;

  @Activate
  public AuthService(
      @Reference AgentRepository agents,
      @Reference EventBus bus,
      @Reference ServerTime time,
      @Reference Audit audit,
      AuthConfig config,
      BundleContext context)
      throws IOException {
    this(
        agents,
        bus,
        time,
        audit,
        config,
        keyFile(config.operator__key__file(), context::getProperty),
        Bcrypt.COST);
  }

  AuthService(
      AgentRepository agents,
      EventBus bus,
      ServerTime time,
      Audit audit,
      AuthConfig config,
      Path operatorKeyFile,
      int bcryptCost)
      throws IOException {
    SecureRandom random = new SecureRandom();
    SlowHash hash = new SlowHash(new Bcrypt(random, bcryptCost));
    int perMinute = KEY_FAILURES.of(config::key__failures__per__minute);
    KeyProofs proofs =
        new KeyProofs(
            time,
            Duration.ofSeconds(KEY_CACHE.of(config::key__cache__seconds)),
            KeyFile.loadProofSecret(operatorKeyFile.resolveSibling(PROOF_FILE), random));
    keys =
        new AgentKeys(
            agents,
            hash,
            proofs,
            new FailureLimiter(time, perMinute, Duration.ofMinutes(1)),
            new HostGuard(audit, time));
    FailureLimiter enrollFailures =
        new FailureLimiter(
            time, ENROLL_FAILURES.of(config::enroll__failures__per__hour), Duration.ofHours(1));
    enroller = new Enroller(agents, bus, time, random, hash, proofs, enrollFailures);
    operatorKey = KeyFile.loadOperatorKey(operatorKeyFile, random);
    operatorFailures = new FailureLimiter(time, perMinute, Duration.ofMinutes(1));
    addresses = ClientAddresses.behind(config.trusted__proxies());
  }

  /** The configured path, or the one that holds without configuration if that is none. */
  static Path keyFile(String configured, UnaryOperator<String> properties) {
    try {
      return Path.of(Placeholders.resolve(configured, properties));
    } catch (IllegalArgumentException e) {
      LOG.error(
          "{}: operator_key_file must be a path, was '{}' ({}); {} is used until that is mended",
          AuthConfig.PID,
          configured,
          e.getMessage(),
          AuthConfig.DEFAULT_KEY_FILE);
      return Path.of(Placeholders.resolve(AuthConfig.DEFAULT_KEY_FILE, properties));
    }
  }

  @Override
  public String agent(String key, AgentClaim claim) {
    return keys.agent(key, claim);
  }

  @Override
  public void operator(String key, String address) {
    if (key == null || key.isBlank()) {
      throw AccessException.unauthenticated("The operator's key is needed.");
    }
    if (!Secrets.same(key, operatorKey)) {
      operatorFailures.check(address);
      operatorFailures.failed(address);
      throw AccessException.unauthenticated("This is not the operator's key.");
    }
  }

  @Override
  public String clientAddress(String peerAddress, String forwardedFor) {
    return addresses.resolve(peerAddress, forwardedFor);
  }

  @Override
  public IssuedToken createToken(String agentName, Duration validity) {
    return enroller.createToken(agentName, validity);
  }

  @Override
  public List<Token> tokens() {
    return enroller.tokens();
  }

  @Override
  public void deleteToken(String id) {
    enroller.deleteToken(id);
  }

  @Override
  public IssuedToken reEnroll(String agentId, Duration validity) {
    return enroller.reEnroll(agentId, validity);
  }

  @Override
  public Enrolled enroll(Application application) {
    return enroller.enroll(application);
  }

  @Override
  public String issueKey(String agentId) {
    return enroller.issueKey(agentId);
  }

  @Override
  public void delete(String agentId) {
    enroller.delete(agentId);
  }
}
