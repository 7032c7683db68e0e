package org.challengectl.persistence.internal.model;

import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Lease;
import org.challengectl.domain.StaleReport;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.persistence.internal.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Transmissions, leases and refused reports for those who only look. */
@Component(service = TransmissionRepository.class)
public final class TransmissionHistory implements TransmissionRepository {

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
  public Optional<Transmission> find(long id) {
    return database.read(
        entities ->
            Optional.ofNullable(entities.find(TransmissionEntity.class, id))
                .map(TransmissionEntity::toDomain));
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
