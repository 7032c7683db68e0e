package org.challengectl.persistence.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.persistence.TypedQuery;
import org.challengectl.domain.Lease;
import org.challengectl.domain.StaleReport;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionFilter;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Transmissions, leases and refused reports for those who only look. */
@Component(service = TransmissionRepository.class)
public final class TransmissionHistory implements TransmissionRepository {

  /** So long before a span those are looked for that reach into it. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private final Database database;

  @Activate
  public TransmissionHistory(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<Transmission> list(Optional<String> challengeId, int limit, int offset) {
    return Page.read(
        database,
        TransmissionEntity.class,
        TransmissionEntity::toDomain,
        challengeId,
        limit,
        offset);
  }

  @Override
  public List<Transmission> list(TransmissionFilter filter, int limit, int offset) {
    Page.check(limit, offset);
    boolean possible =
        Stream.of(filter.challengeId(), filter.runnerId())
            .flatMap(Optional::stream)
            .allMatch(Text::isKey);
    if (!possible) {
      return List.of();
    }
    Map<String, Object> conditions = new LinkedHashMap<>();
    filter.challengeId().ifPresent(id -> conditions.put("t.challengeId = :challenge", id));
    filter.runnerId().ifPresent(id -> conditions.put("t.runnerId = :runner", id));
    filter.status().ifPresent(s -> conditions.put("t.status = :status", Names.of(s)));
    filter.since().ifPresent(at -> conditions.put("t.assignedAt >= :since", Times.millis(at)));
    String where =
        conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
    return database.read(
        entities -> {
          TypedQuery<TransmissionEntity> query =
              entities.createQuery(
                  "select t from TransmissionEntity t" + where + " order by t.id desc",
                  TransmissionEntity.class);
          conditions.forEach((text, value) -> query.setParameter(parameter(text), value));
          return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
              .map(TransmissionEntity::toDomain)
              .toList();
        });
  }

  private static String parameter(String condition) {
    return condition.substring(condition.indexOf(':') + 1);
  }

  @Override
  public Optional<Transmission> find(long id) {
    return database.read(
        entities ->
            Optional.ofNullable(entities.find(TransmissionEntity.class, id))
                .map(TransmissionEntity::toDomain));
  }

  @Override
  public List<Transmission> between(Instant since, Instant until, int limit) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "select t from TransmissionEntity t where t.assignedAt >= :from"
                        + " and t.assignedAt < :until"
                        + " and (t.completedAt is null or t.completedAt >= :since)"
                        + " order by t.assignedAt desc, t.id desc",
                    TransmissionEntity.class)
                .setParameter("from", Times.millis(since.minus(LONGEST)))
                .setParameter("until", Times.millis(until))
                .setParameter("since", Times.millis(since))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(TransmissionEntity::toDomain)
                .toList());
  }

  @Override
  public List<Transmission> lastOfEach() {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "select t from TransmissionEntity t where t.id in"
                        + " (select max(x.id) from TransmissionEntity x group by x.challengeId)",
                    TransmissionEntity.class)
                .getResultList()
                .stream()
                .map(TransmissionEntity::toDomain)
                .toList());
  }

  @Override
  public List<Lease> liveLeases() {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "select l from LeaseEntity l where l.state = 'live' order by l.fencingNumber",
                    LeaseEntity.class)
                .getResultList()
                .stream()
                .map(LeaseEntity::toDomain)
                .toList());
  }

  @Override
  public List<StaleReport> staleReports(int limit) {
    return Page.read(
        database, StaleReportEntity.class, StaleReportEntity::toDomain, Optional.empty(), limit, 0);
  }
}
