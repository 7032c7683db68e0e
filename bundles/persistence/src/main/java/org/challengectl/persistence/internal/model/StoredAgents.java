package org.challengectl.persistence.internal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Text;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Agents, their credentials and the tokens by which they join. */
@Component(service = AgentRepository.class)
public final class StoredAgents implements AgentRepository {

  private final Database database;

  @Activate
  public StoredAgents(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<Agent> all() {
    return database.read(
        entities ->
            entities
                .createQuery("select a from AgentEntity a order by a.id", AgentEntity.class)
                .getResultList()
                .stream()
                .map(AgentEntity::toDomain)
                .toList());
  }

  @Override
  public Optional<Agent> find(String id) {
    return database
        .read(entities -> find(entities, AgentEntity.class, id))
        .map(AgentEntity::toDomain);
  }

  @Override
  public boolean delete(String id) {
    return database.write(
        entities -> {
          Optional<AgentEntity> agent = find(entities, AgentEntity.class, id);
          Optional<CredentialEntity> credential = find(entities, CredentialEntity.class, id);
          agent.ifPresent(entities::remove);
          credential.ifPresent(entities::remove);
          return agent.isPresent() || credential.isPresent();
        });
  }

  @Override
  public Optional<AgentCredential> credential(String lookupId) {
    return Text.isKey(lookupId)
        ? database.read(entities -> byLookupId(entities, lookupId))
        : Optional.empty();
  }

  private static Optional<AgentCredential> byLookupId(EntityManager entities, String lookupId) {
    return entities
        .createQuery(
            "select c from CredentialEntity c where c.lookupId = :lookup", CredentialEntity.class)
        .setParameter("lookup", lookupId)
        .getResultList()
        .stream()
        .findFirst()
        .map(CredentialEntity::toDomain);
  }

  @Override
  public void saveCredential(AgentCredential credential) {
    database.write(entities -> save(entities, credential));
  }

  private static AgentCredential save(EntityManager entities, AgentCredential credential) {
    byLookupId(entities, Text.key(credential.lookupId(), "key's lookup id"))
        .filter(other -> !other.agentId().equals(credential.agentId()))
        .ifPresent(
            other -> {
              throw conflict("key_taken", "Another agent has a key of that lookup id.");
            });
    Optional<CredentialEntity> before =
        find(entities, CredentialEntity.class, credential.agentId());
    CredentialEntity entity = before.orElseGet(() -> new CredentialEntity(credential.agentId()));
    entity.set(credential);
    if (before.isEmpty()) {
      entities.persist(entity);
    }
    return credential;
  }

  @Override
  public void saveToken(EnrollmentToken token) {
    database.write(
        entities -> {
          if (find(entities, TokenEntity.class, token.tokenHash()).isPresent()) {
            throw conflict("token_taken", "There is a token of that hash already.");
          }
          entities.persist(new TokenEntity(token));
          return token;
        });
  }

  @Override
  public List<EnrollmentToken> tokens() {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "select t from TokenEntity t order by t.createdAt desc, t.tokenHash",
                    TokenEntity.class)
                .getResultList()
                .stream()
                .map(TokenEntity::toDomain)
                .toList());
  }

  @Override
  public boolean deleteToken(String tokenHash) {
    return database.write(
        entities -> {
          Optional<TokenEntity> token = find(entities, TokenEntity.class, tokenHash);
          token.ifPresent(entities::remove);
          return token.isPresent();
        });
  }

  @Override
  public Optional<EnrollmentToken> redeem(
      String tokenHash, Instant now, AgentCredential credential) {
    return database.write(
        entities -> {
          Optional<TokenEntity> token =
              find(entities, TokenEntity.class, tokenHash).filter(t -> t.usable(now));
          Optional<EnrollmentToken> unused = token.map(TokenEntity::toDomain);
          token.ifPresent(
              t -> {
                t.use(now);
                save(entities, credential);
              });
          return unused;
        });
  }

  private static <E> Optional<E> find(EntityManager entities, Class<E> type, String id) {
    return Text.isKey(id) ? Optional.ofNullable(entities.find(type, id)) : Optional.empty();
  }

  private static RefusedException conflict(String code, String message) {
    return new RefusedException(RefusedException.Kind.CONFLICT, code, message);
  }
}
