package org.challengectl.persistence.internal.model;

import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.ServerClock;
import org.challengectl.persistence.internal.Text;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Challenges as organisers see and write them. */
@Component(service = ChallengeRepository.class)
public final class StoredChallenges implements ChallengeRepository {

  private final Database database;
  private final ServerClock clock;

  @Activate
  public StoredChallenges(@Reference Database database, @Reference ServerClock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Challenge> all() {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "select c from ChallengeEntity c order by c.name", ChallengeEntity.class)
                .getResultList()
                .stream()
                .map(this::toDomain)
                .toList());
  }

  @Override
  public Optional<Challenge> find(String id) {
    if (!Text.isKey(id)) {
      return Optional.empty();
    }
    return database.read(
        entities ->
            Optional.ofNullable(entities.find(ChallengeEntity.class, id)).map(this::toDomain));
  }

  private Challenge toDomain(ChallengeEntity entity) {
    return entity.toDomain(database.specs().get(entity.id(), entity.revision(), entity::config));
  }

  @Override
  public List<Challenge> save(List<Draft> drafts) {
    return database.write(entities -> new ChallengeWriter(entities, clock.instant()).save(drafts));
  }

  @Override
  public boolean delete(String id) {
    if (!Text.isKey(id)) {
      return false;
    }
    return database.write(
        entities -> {
          ChallengeEntity challenge = entities.find(ChallengeEntity.class, id);
          if (challenge == null) {
            return false;
          }
          long live =
              entities
                  .createQuery(
                      "select count(l) from LeaseEntity l"
                          + " where l.challengeId = :id and l.state = 'live'",
                      Long.class)
                  .setParameter("id", id)
                  .getSingleResult();
          if (live > 0) {
            throw new RefusedException(
                RefusedException.Kind.CONFLICT,
                "challenge_on_the_air",
                "The challenge " + id + " is on the air; stop it first.");
          }
          entities.remove(challenge);
          return true;
        });
  }
}
