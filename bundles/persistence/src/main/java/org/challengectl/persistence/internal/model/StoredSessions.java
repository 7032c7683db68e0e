package org.challengectl.persistence.internal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.challengectl.domain.SessionRepository;
import org.challengectl.domain.UserSession;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions of users. */
@Component(service = SessionRepository.class)
public final class StoredSessions implements SessionRepository {

  private final Database database;

  @Activate
  public StoredSessions(@Reference Database database) {
    this.database = database;
  }

  @Override
  public void save(UserSession session) {
    database.write(
        entities -> {
          entities.persist(new UserSessionEntity(session));
          return session;
        });
  }

  @Override
  public Optional<UserSession> find(String tokenHash) {
    return database.read(entities -> find(entities, tokenHash)).map(UserSessionEntity::toDomain);
  }

  @Override
  public List<UserSession> of(String username) {
    if (!Text.isKey(username)) {
      return List.of();
    }
    return database.read(
        entities ->
            entities
                .createQuery(
                    "select s from UserSessionEntity s where s.username = :name"
                        + " order by s.createdAt desc, s.tokenHash",
                    UserSessionEntity.class)
                .setParameter("name", username)
                .getResultList()
                .stream()
                .map(UserSessionEntity::toDomain)
                .toList());
  }

  @Override
  public boolean replace(String formerTokenHash, UserSession next) {
    return database.write(
        entities -> {
          Optional<UserSessionEntity> former = find(entities, formerTokenHash);
          former.ifPresent(
              f -> {
                entities.remove(f);
                entities.persist(new UserSessionEntity(next));
              });
          return former.isPresent();
        });
  }

  @Override
  public boolean delete(String tokenHash) {
    return database.write(
        entities -> {
          Optional<UserSessionEntity> session = find(entities, tokenHash);
          session.ifPresent(entities::remove);
          return session.isPresent();
        });
  }

  @Override
  public int deleteAll(String username, Optional<String> exceptTokenHash) {
    if (!Text.isKey(username)) {
      return 0;
    }
    return database.write(
        entities ->
            entities
                .createQuery(
                    "delete from UserSessionEntity s where s.username = :name"
                        + " and s.tokenHash <> :except")
                .setParameter("name", username)
                .setParameter("except", exceptTokenHash.filter(Text::isKey).orElse(""))
                .executeUpdate());
  }

  @Override
  public int deleteExpired(Instant now) {
    return database.write(
        entities ->
            entities
                .createQuery("delete from UserSessionEntity s where s.expiresAt <= :now")
                .setParameter("now", Times.millis(now))
                .executeUpdate());
  }

  private static Optional<UserSessionEntity> find(EntityManager entities, String tokenHash) {
    return Text.isKey(tokenHash)
        ? Optional.ofNullable(entities.find(UserSessionEntity.class, tokenHash))
        : Optional.empty();
  }
}
