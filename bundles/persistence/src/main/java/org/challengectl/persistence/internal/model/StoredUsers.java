package org.challengectl.persistence.internal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import org.challengectl.domain.User;
import org.challengectl.domain.UserRepository;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users and the time steps of their second factors. */
@Component(service = UserRepository.class)
public final class StoredUsers implements UserRepository {

  private final Database database;

  @Activate
  public StoredUsers(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<User> all() {
    return database.read(
        entities ->
            entities
                .createQuery("select u from UserEntity u order by u.name", UserEntity.class)
                .getResultList()
                .stream()
                .map(UserEntity::toDomain)
                .toList());
  }

  @Override
  public Optional<User> find(String name) {
    return database.read(entities -> find(entities, name)).map(UserEntity::toDomain);
  }

  @Override
  public boolean insert(User user) {
    return database.write(
        entities -> {
          boolean free = find(entities, user.name()).isEmpty();
          if (free) {
            entities.persist(new UserEntity(user));
          }
          return free;
        });
  }

  @Override
  public Optional<User> update(String name, UnaryOperator<User> change) {
    return database.write(
        entities -> {
          Optional<UserEntity> entity = find(entities, name);
          entity.ifPresent(e -> e.set(change.apply(e.toDomain())));
          return entity.map(UserEntity::toDomain);
        });
  }

  @Override
  public boolean delete(String name) {
    return database.write(
        entities -> {
          Optional<UserEntity> entity = find(entities, name);
          entity.ifPresent(e -> delete(entities, e, name));
          return entity.isPresent();
        });
  }

  @Override
  public List<User> deleteOverdue(Instant now) {
    return database.write(
        entities -> {
          List<UserEntity> overdue =
              entities
                  .createQuery(
                      "select u from UserEntity u where u.setUp = false and u.lastLogin is null"
                          + " and u.setUpBy <= :now order by u.name",
                      UserEntity.class)
                  .setParameter("now", Times.millis(now))
                  .getResultList();
          List<User> users = overdue.stream().map(UserEntity::toDomain).toList();
          overdue.forEach(e -> delete(entities, e, e.toDomain().name()));
          return users;
        });
  }

  private static void delete(EntityManager entities, UserEntity user, String name) {
    entities
        .createQuery("delete from UserSessionEntity s where s.username = :name")
        .setParameter("name", name)
        .executeUpdate();
    entities
        .createQuery("delete from TotpStepEntity t where t.username = :name")
        .setParameter("name", name)
        .executeUpdate();
    entities.remove(user);
  }

  @Override
  public boolean useTotpStep(String name, long step, Instant at) {
    String username = Text.key(name, "user's name");
    return database.write(
        entities -> {
          TotpStepEntity used = entities.find(TotpStepEntity.class, username);
          boolean unused = used == null || used.isBefore(step);
          if (used == null) {
            entities.persist(new TotpStepEntity(username, step, at));
          } else if (unused) {
            used.use(step, at);
          }
          return unused;
        });
  }

  @Override
  public int forgetTotpSteps(Instant usedBefore) {
    return database.write(
        entities ->
            entities
                .createQuery("delete from TotpStepEntity t where t.usedAt < :before")
                .setParameter("before", Times.millis(usedBefore))
                .executeUpdate());
  }

  private static Optional<UserEntity> find(EntityManager entities, String name) {
    return Text.isKey(name)
        ? Optional.ofNullable(entities.find(UserEntity.class, name))
        : Optional.empty();
  }
}
