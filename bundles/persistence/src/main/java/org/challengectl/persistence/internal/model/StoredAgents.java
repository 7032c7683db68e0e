package org.challengectl.persistence.internal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.KeyProof;
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
          agent.ifPresent(entities::remove);
          boolean hadKey = new Credentials(entities).remove(id);
          return agent.isPresent() || hadKey;
        });
  }

  @Override
  public Optional<AgentCredential> credential(String lookupId) {
    return Text.isKey(lookupId)
        ? database.read(entities -> new Credentials(entities).byLookupId(lookupId))
        : Optional.empty();
  }

  @Override
  public boolean known(String agentId) {
    return database.read(entities -> known(entities, agentId));
  }

  private static boolean known(EntityManager entities, String agentId) {
    return find(entities, AgentEntity.class, agentId).isPresent()
        || new Credentials(entities).has(agentId);
  }

  @Override
  public void saveCredential(AgentCredential credential) {
    database.write(entities -> new Credentials(entities).save(credential));
  }

  @Override
  public void saveProof(String lookupId, String keyHash, KeyProof proof) {
    database.write(
        entities -> {
          new Credentials(entities).saveProof(lookupId, keyHash, proof);
          return proof;
        });
  }

  @Override
  public void saveToken(EnrollmentToken token) {
    database.write(entities -> persist(entities, token));
  }

  private static EnrollmentToken persist(EntityManager entities, EnrollmentToken token) {
    if (find(entities, TokenEntity.class, token.tokenHash()).isPresent()) {
      throw conflict("token_taken", "There is a token of that hash already.");
    }
    entities.persist(new TokenEntity(token));
    return token;
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
  public Optional<EnrollmentToken> token(String tokenHash) {
    return database
        .read(entities -> find(entities, TokenEntity.class, tokenHash))
        .map(TokenEntity::toDomain);
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
          unused.ifPresent(
              t -> {
                refuseAnothersId(entities, t, credential.agentId());
                token.get().use(now);
                new Credentials(entities).save(credential);
                endOpenTokens(entities, credential.agentId());
              });
          return unused;
        });
  }

  private static void refuseAnothersId(EntityManager entities, EnrollmentToken token, String id) {
    if (!id.equals(token.agentName()) && known(entities, id)) {
      throw conflict(
          "agent_exists", "There is already an agent '" + id + "', and this token is for another.");
    }
  }

  private static void endOpenTokens(EntityManager entities, String agentId) {
    entities
        .createQuery(
            "select t from TokenEntity t where t.agentName = :name and t.usedAt is null",
            TokenEntity.class)
        .setParameter("name", agentId)
        .getResultList()
        .forEach(entities::remove);
  }

  @Override
  public boolean replaceCredential(String agentId, EnrollmentToken token) {
    return database.write(
        entities -> {
          boolean known = known(entities, agentId);
          if (known) {
            new Credentials(entities).remove(agentId);
            endOpenTokens(entities, agentId);
            persist(entities, token);
          }
          return known;
        });
  }

  private static <E> Optional<E> find(EntityManager entities, Class<E> type, String id) {
    return Text.isKey(id) ? Optional.ofNullable(entities.find(type, id)) : Optional.empty();
  }

  private static RefusedException conflict(String code, String message) {
    return new RefusedException(RefusedException.Kind.CONFLICT, code, message);
  }
}
