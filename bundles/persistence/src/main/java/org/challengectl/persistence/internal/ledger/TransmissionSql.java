package org.challengectl.persistence.internal.ledger;

import java.sql.SQLException;
import java.util.Optional;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** Transmissions within a transaction. */
final class TransmissionSql {

  private static final String COLUMNS =
      "fencing_number, challenge_id, challenge_name, modulation, runner_id, device_id, frequency,"
          + " duration_ns, low_offset_hz, high_offset_hz, assigned_at, start_at, started_at,"
          + " completed_at, status, error_message, heard";

  private final Sql sql;

  TransmissionSql(Sql sql) {
    this.sql = sql;
  }

  private static Transmission read(Row row) throws SQLException {
    return new Transmission(
        row.number(),
        row.number(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.number(),
        row.profile(),
        row.instant(),
        row.instant(),
        row.optionalInstant(),
        row.optionalInstant(),
        row.constant(TransmissionStatus.class),
        row.optionalText(),
        row.optionalTruth());
  }

  Optional<Transmission> find(long id) {
    return sql.find(
        "select transmission_id, " + COLUMNS + " from transmissions where transmission_id = ?",
        TransmissionSql::read,
        id);
  }

  long insert(Transmission transmission) {
    return sql.number(
        "insert into transmissions ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " returning transmission_id",
        transmission.fencingNumber(),
        Text.key(transmission.challengeId(), "challenge id"),
        Text.free(transmission.challengeName()),
        Text.free(transmission.modulation()),
        Text.key(transmission.runnerId(), "agent id"),
        Text.key(transmission.deviceId(), "device id"),
        transmission.carrierHz(),
        Times.nanos(transmission.profile().duration()),
        transmission.profile().lowOffsetHz(),
        transmission.profile().highOffsetHz(),
        Times.millis(transmission.assignedAt()),
        Times.millis(transmission.startAt()),
        Times.millis(transmission.startedAt()),
        Times.millis(transmission.completedAt()),
        Names.of(transmission.status()),
        transmission.errorMessage().map(Text::free).orElse(null),
        transmission.heard().orElse(null));
  }

  void update(Transmission transmission) {
    int rows =
        sql.update(
            "update transmissions set started_at = ?, completed_at = ?, status = ?,"
                + " error_message = ?, heard = ? where transmission_id = ?",
            Times.millis(transmission.startedAt()),
            Times.millis(transmission.completedAt()),
            Names.of(transmission.status()),
            transmission.errorMessage().map(Text::free).orElse(null),
            transmission.heard().orElse(null),
            transmission.id());
    if (rows == 0) {
      throw RefusedException.notFound("transmission " + transmission.id());
    }
  }
}
