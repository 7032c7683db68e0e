package org.challengectl.auth.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.auth.Enrollment;
import org.challengectl.auth.Provisioning;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.Permission;
import org.challengectl.domain.ProvisioningKey;
import org.challengectl.domain.ProvisioningRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.ServerTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Provisioning keys. They are random enough (160 bits) to be stored as plain SHA-256, as tokens
 * are.
 */
@Component(service = Provisioning.class)
public final class ProvisioningKeys implements Provisioning {

  static final int PER_HOUR = 100;
  private static final int MAX_DESCRIPTION = 200;
  private static final String WRONG = "This provisioning key is not valid.";

  private final ProvisioningRepository repository;
  private final AgentRepository agents;
  private final Enrollment enrollment;
  private final Audit audit;
  private final ServerTime time;
  private final SecureRandom random = new SecureRandom();
  private final FailureLimiter attempts;

  @Activate
  public ProvisioningKeys(
      @Reference ProvisioningRepository repository,
      @Reference AgentRepository agents,
      @Reference Enrollment enrollment,
      @Reference Audit audit,
      @Reference ServerTime time) {
    this.repository = repository;
    this.agents = agents;
    this.enrollment = enrollment;
    this.audit = audit;
    this.time = time;
    this.attempts = new FailureLimiter(time, PER_HOUR, Duration.ofHours(1));
  }

  @Override
  public List<Key> keys() {
    return repository.keys().stream().map(ProvisioningKeys::shown).toList();
  }

  @Override
  public NewKey create(String description, Actor by) {
    need(by, "create", "");
    if (description.length() > MAX_DESCRIPTION
        || description.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedException(
          RefusedException.Kind.INVALID,
          "invalid_description",
          "A description must have at most " + MAX_DESCRIPTION + " characters, on one line.");
    }
    ApiKey key = ApiKey.create(ApiKey.Kind.PROVISIONING, random);
    ProvisioningKey stored =
        new ProvisioningKey(
            key.lookupId(),
            Secrets.sha256Hex(key.text()),
            description,
            true,
            time.instant(),
            by.name());
    repository.add(stored);
    audit.record(by, action("create"), stored.id(), Outcome.DONE, description);
    return new NewKey(shown(stored), key.text());
  }

  @Override
  public Key setEnabled(String id, boolean enabled, Actor by) {
    String what = enabled ? "enable" : "disable";
    need(by, what, id);
    ProvisioningKey key = repository.setEnabled(id, enabled).orElseThrow(() -> noKey(id));
    audit.record(by, action(what), id, Outcome.DONE, key.description());
    return shown(key);
  }

  @Override
  public void delete(String id, Actor by) {
    need(by, "delete", id);
    if (!repository.delete(id)) {
      throw noKey(id);
    }
    audit.record(by, action("delete"), id, Outcome.DONE, "");
  }

  @Override
  public Enrollment.IssuedToken provision(
      String key, String agentName, Duration validity, String address) {
    attempts.check(address);
    attempts.failed(address);
    ProvisioningKey proven = proven(key, address);
    Actor by = new Actor("provisioning:" + proven.id(), address, Set.of());
    if (agents.known(agentName)) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          "agent_exists",
          "There is already an agent '" + agentName + "'; an administrator can re-enrol it.");
    }
    Enrollment.IssuedToken issued = enrollment.createToken(agentName, validity);
    audit.record(by, "agent.provision", agentName, Outcome.DONE, proven.description());
    return issued;
  }

  private ProvisioningKey proven(String presented, String address) {
    ProvisioningKey key =
        ApiKey.parse(ApiKey.Kind.PROVISIONING, presented)
            .flatMap(
                shown ->
                    repository
                        .key(shown.lookupId())
                        .filter(k -> Secrets.same(k.secretHash(), Secrets.sha256Hex(presented))))
            .orElseThrow(() -> AccessException.unauthenticated(WRONG));
    if (!key.enabled()) {
      audit.record(
          Actor.nobody(address),
          "agent.provision",
          key.id(),
          Outcome.REFUSED,
          "The provisioning key is disabled.");
      throw AccessException.unauthenticated(WRONG);
    }
    return key;
  }

  private void need(Actor by, String what, String id) {
    try {
      by.need(Permission.CREATE_PROVISIONING_KEY);
    } catch (AccessException e) {
      audit.record(by, action(what), id, Outcome.REFUSED, e.getMessage());
      throw e;
    }
  }

  private static String action(String what) {
    return "provisioning-key." + what;
  }

  private static Key shown(ProvisioningKey key) {
    return new Key(key.id(), key.description(), key.enabled(), key.createdAt(), key.createdBy());
  }

  private static RefusedException noKey(String id) {
    return RefusedException.notFound("provisioning key '" + id + "'");
  }
}
