package org.challengectl.persistence.internal.model;

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
  public Optional<Recording> find(long id) {
    return database.read(
        entities ->
            Optional.ofNullable(entities.find(RecordingEntity.class, id))
                .map(RecordingEntity::toDomain));
  }
}
