package org.challengectl.persistence.internal.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.persistence.TypedQuery;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditRepository;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The audit trail. */
@Component(service = AuditRepository.class)
public final class StoredAudit implements AuditRepository {

  private final Database database;

  @Activate
  public StoredAudit(@Reference Database database) {
    this.database = database;
  }

  @Override
  public AuditEntry append(AuditEntry entry) {
    return database.write(
        entities -> {
          CounterEntity numbers = entities.find(CounterEntity.class, CounterEntity.AUDIT);
          AuditEntity row = new AuditEntity(numbers.next(), entry);
          entities.persist(row);
          return row.toDomain();
        });
  }

  @Override
  public List<AuditEntry> list(Filter filter, int limit, int offset) {
    Page.check(limit, offset);
    if (!storable(filter)) {
      return List.of();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    String conditions = conditions(filter, values);
    return database.read(
        entities -> {
          TypedQuery<AuditEntity> query =
              entities.createQuery(
                  "select e from AuditEntity e where e.id > 0" + conditions + " order by e.id desc",
                  AuditEntity.class);
          values.forEach(query::setParameter);
          return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
              .map(AuditEntity::toDomain)
              .toList();
        });
  }

  @Override
  public int deleteBefore(Instant time) {
    return database.write(
        entities ->
            entities
                .createQuery("delete from AuditEntity e where e.recordedAt < :time")
                .setParameter("time", Times.millis(time))
                .executeUpdate());
  }

  private static boolean storable(Filter filter) {
    return Stream.of(filter.actor(), filter.action(), filter.subject())
        .allMatch(text -> text.map(Text::isKey).orElse(true));
  }

  private static String conditions(Filter filter, Map<String, Object> values) {
    StringBuilder text = new StringBuilder();
    filter
        .actor()
        .ifPresent(
            actor -> {
              text.append(" and e.actor = :actor");
              values.put("actor", actor);
            });
    filter
        .action()
        .ifPresent(
            action -> {
              text.append(
                  action.endsWith(".")
                      ? " and substring(e.action, 1, " + action.length() + ") = :action"
                      : " and e.action = :action");
              values.put("action", action);
            });
    filter
        .subject()
        .ifPresent(
            subject -> {
              text.append(" and e.subject = :subject");
              values.put("subject", subject);
            });
    filter
        .since()
        .ifPresent(
            since -> {
              text.append(" and e.recordedAt >= :since");
              values.put("since", Times.millisUp(since));
            });
    return text.toString();
  }
}
