package org.challengectl.persistence.internal.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.persistence.internal.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Recordings for those who only look. */
@Component(service = RecordingRepository.class)
public final class RecordingHistory implements RecordingRepository {

  private static final int CHUNK = 500;

  private final Database database;

  @Activate
  public RecordingHistory(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<Recording> list(Optional<String> challengeId, int limit, int offset) {
    return Page.read(
        database, RecordingEntity.class, RecordingEntity::toDomain, challengeId, limit, offset);
  }

  @Override
  public List<Recording> ofTransmissions(Collection<Long> transmissionIds) {
    List<Long> ids = transmissionIds.stream().sorted().distinct().toList();
    return database.read(
        entities -> {
          List<Recording> all = new ArrayList<>();
          for (int from = 0; from < ids.size(); from += CHUNK) {
            entities
                .createQuery(
                    "select r from RecordingEntity r where r.transmissionId in :ids order by r.id",
                    RecordingEntity.class)
                .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + CHUNK)))
                .getResultList()
                .forEach(entity -> all.add(entity.toDomain()));
          }
          return all;
        });
  }

  @Override
  public Optional<Recording> find(long id) {
    return database.read(
        entities ->
            Optional.ofNullable(entities.find(RecordingEntity.class, id))
                .map(RecordingEntity::toDomain));
  }
}
