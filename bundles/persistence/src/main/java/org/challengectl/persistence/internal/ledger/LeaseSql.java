package org.challengectl.persistence.internal.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** Leases within a transaction. */
final class LeaseSql {

  private static final String COLUMNS =
      "fencing_number, transmission_id, challenge_id, agent_id, device_id, site, band_low_hz,"
          + " band_high_hz, carrier_hz, duration_ns, granted_at, free_at, renewable_until, fenced,"
          + " stop_requested, state";

  private final Sql sql;

  LeaseSql(Sql sql) {
    this.sql = sql;
  }

  private static Lease read(Row row) throws SQLException {
    return new Lease(
        row.number(),
        row.number(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        new FrequencyBand(row.number(), row.number()),
        row.number(),
        row.duration(),
        row.instant(),
        row.instant(),
        row.instant(),
        row.truth(),
        row.truth(),
        row.constant(LeaseState.class));
  }

  List<Lease> live() {
    return sql.list(
        "select " + COLUMNS + " from leases where state = 'live' order by fencing_number",
        LeaseSql::read);
  }

  Optional<Lease> find(long fencingNumber) {
    return sql.find(
        "select " + COLUMNS + " from leases where fencing_number = ?",
        LeaseSql::read,
        fencingNumber);
  }

  void insert(Lease lease) {
    sql.update(
        "insert into leases ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        lease.fencingNumber(),
        lease.transmissionId(),
        Text.key(lease.challengeId(), "challenge id"),
        Text.key(lease.agentId(), "agent id"),
        Text.key(lease.deviceId(), "device id"),
        Text.key(lease.site(), "site"),
        lease.band().lowHz(),
        lease.band().highHz(),
        lease.carrierHz(),
        Times.nanos(lease.duration()),
        Times.millis(lease.grantedAt()),
        Times.millisUp(lease.freeAt()),
        Times.millis(lease.renewableUntil()),
        lease.fenced(),
        lease.stopRequested(),
        Names.of(lease.state()));
  }

  void update(Lease lease) {
    int rows =
        sql.update(
            "update leases set free_at = ?, stop_requested = ?, state = ?"
                + " where fencing_number = ?",
            Times.millisUp(lease.freeAt()),
            lease.stopRequested(),
            Names.of(lease.state()),
            lease.fencingNumber());
    if (rows == 0) {
      throw RefusedException.notFound("lease " + lease.fencingNumber());
    }
  }
}
