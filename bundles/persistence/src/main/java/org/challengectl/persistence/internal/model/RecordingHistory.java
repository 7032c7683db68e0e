package org.challengectl.persistence.internal.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.persistence.TypedQuery;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingFilter;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Recordings for those who only look. */
@Component(service = RecordingRepository.class)
public final class RecordingHistory implements RecordingRepository {

  private static final int CHUNK = 500;
  private static final String HEARD =
      "r.measurement is not null and exists (select t.id from TransmissionEntity t"
          + " where t.id = r.transmissionId and t.heard = :heard)";

  private final Database database;

  @Activate
  public RecordingHistory(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<Recording> list(RecordingFilter filter, int limit, int offset) {
    Page.check(limit, offset);
    boolean possible =
        Stream.of(filter.challengeId(), filter.listenerId())
            .flatMap(Optional::stream)
            .allMatch(Text::isKey);
    if (!possible) {
      return List.of();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    String conditions = conditions(filter, values);
    return database.read(
        entities -> {
          TypedQuery<RecordingEntity> query =
              entities.createQuery(
                  "select r from RecordingEntity r" + conditions + " order by r.id desc",
                  RecordingEntity.class);
          values.forEach(query::setParameter);
          return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
              .map(RecordingEntity::toDomain)
              .toList();
        });
  }

  private static String conditions(RecordingFilter filter, Map<String, Object> values) {
    List<String> texts = new ArrayList<>();
    filter.challengeId().ifPresent(id -> add("r.challengeId = :challenge", id, texts, values));
    filter.listenerId().ifPresent(id -> add("r.listenerId = :listener", id, texts, values));
    filter
        .since()
        .ifPresent(at -> add("r.assignedAt >= :since", Times.millisUp(at), texts, values));
    filter.until().ifPresent(at -> add("r.assignedAt < :until", Times.millisUp(at), texts, values));
    filter.heard().ifPresent(is -> add(HEARD, is, texts, values));
    return texts.isEmpty() ? "" : " where " + String.join(" and ", texts);
  }

  private static void add(
      String text, Object value, List<String> texts, Map<String, Object> values) {
    texts.add(text);
    values.put(text.substring(text.indexOf(':') + 1).replaceAll("\\W.*", ""), value);
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
