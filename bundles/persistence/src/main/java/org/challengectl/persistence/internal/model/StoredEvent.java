package org.challengectl.persistence.internal.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.ServerClock;
import org.challengectl.persistence.internal.Text;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The event and its frequency ranges. */
@Component(service = EventRepository.class)
public final class StoredEvent implements EventRepository {

  private final Database database;
  private final ServerClock clock;

  @Activate
  public StoredEvent(@Reference Database database, @Reference ServerClock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<Event> event() {
    return database.read(
        entities ->
            Optional.ofNullable(entities.find(ConferenceEntity.class, ConferenceEntity.ONLY_ID))
                .map(ConferenceEntity::toDomain));
  }

  @Override
  public void saveEvent(Event event) {
    database.write(entities -> save(entities, event));
  }

  private static Event save(EntityManager entities, Event event) {
    ConferenceEntity before = entities.find(ConferenceEntity.class, ConferenceEntity.ONLY_ID);
    ConferenceEntity entity = before == null ? ConferenceEntity.empty() : before;
    entity.set(event);
    if (before == null) {
      entities.persist(entity);
    }
    return event;
  }

  @Override
  public List<FrequencyRange> frequencyRanges() {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "select r from FrequencyRangeEntity r order by r.lowHz, r.name",
                    FrequencyRangeEntity.class)
                .getResultList()
                .stream()
                .map(FrequencyRangeEntity::toDomain)
                .toList());
  }

  @Override
  public void saveFrequencyRanges(List<FrequencyRange> ranges) {
    database.write(
        entities -> {
          entities.createQuery("delete from FrequencyRangeEntity r").executeUpdate();
          save(entities, ranges);
          return ranges;
        });
  }

  private static void save(EntityManager entities, List<FrequencyRange> ranges) {
    Set<String> names = new HashSet<>();
    for (FrequencyRange range : ranges) {
      if (!names.add(range.name())) {
        throw new RefusedException(
            RefusedException.Kind.CONFLICT,
            "duplicate_range",
            "Two frequency ranges have the name '" + range.name() + "'.");
      }
      String name = Text.key(range.name(), "name of a frequency range");
      FrequencyRangeEntity before = entities.find(FrequencyRangeEntity.class, name);
      FrequencyRangeEntity entity = before == null ? new FrequencyRangeEntity(name) : before;
      entity.set(range);
      if (before == null) {
        entities.persist(entity);
      }
    }
  }

  @Override
  public List<Challenge> importAll(
      Optional<Event> event, List<FrequencyRange> ranges, List<Draft> drafts) {
    return database.write(
        entities ->
            bringIn(
                entities, event, ranges, drafts, new ChallengeWriter(entities, clock.instant())));
  }

  @Override
  public List<Challenge> tryImport(
      Optional<Event> event, List<FrequencyRange> ranges, List<Draft> drafts) {
    return database.tryWrite(
        entities ->
            bringIn(
                entities,
                event,
                ranges,
                drafts,
                ChallengeWriter.withFilesToCome(entities, clock.instant())));
  }

  private static List<Challenge> bringIn(
      EntityManager entities,
      Optional<Event> event,
      List<FrequencyRange> ranges,
      List<Draft> drafts,
      ChallengeWriter challenges) {
    event.ifPresent(e -> save(entities, e));
    save(entities, ranges);
    return challenges.save(drafts);
  }
}
