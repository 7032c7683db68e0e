package org.challengectl.persistence.internal.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.LedgerTransaction.RecordingHistory;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;
import org.challengectl.persistence.internal.json.RecordingJson;

/** Recordings within a transaction. */
final class RecordingSql {

  private static final String COLUMNS =
      "transmission_id, challenge_id, challenge_name, agent_id, frequency, duration_ns,"
          + " low_offset_hz, high_offset_hz, assigned_at, expected_start, started_at, completed_at,"
          + " status, sample_rate, recorded_ns, measurement, picture, sigmf_hash, error_message";
  private static final String SELECT = "select recording_id, " + COLUMNS + " from recordings ";

  private final Sql sql;

  RecordingSql(Sql sql) {
    this.sql = sql;
  }

  private static Recording read(Row row) throws SQLException {
    return new Recording(
        row.number(),
        row.number(),
        row.text(),
        row.text(),
        row.text(),
        row.number(),
        row.profile(),
        row.instant(),
        row.instant(),
        row.optionalInstant(),
        row.optionalInstant(),
        row.constant(RecordingStatus.class),
        (int) row.number(),
        row.optionalDuration(),
        RecordingJson.readMeasurement(row.text()),
        RecordingJson.readPicture(row.text()),
        row.optionalText(),
        row.optionalText());
  }

  Optional<Recording> find(long id) {
    return sql.find(SELECT + "where recording_id = ?", RecordingSql::read, id);
  }

  List<Recording> open() {
    return sql.list(
        SELECT + "where status in ('pending', 'recording') order by recording_id",
        RecordingSql::read);
  }

  long insert(Recording recording) {
    return sql.number(
        "insert into recordings ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " returning recording_id",
        recording.transmissionId(),
        Text.key(recording.challengeId(), "challenge id"),
        Text.free(recording.challengeName()),
        Text.key(recording.listenerId(), "agent id"),
        recording.carrierHz(),
        Times.nanos(recording.profile().duration()),
        recording.profile().lowOffsetHz(),
        recording.profile().highOffsetHz(),
        Times.millis(recording.assignedAt()),
        Times.millis(recording.expectedStart()),
        Times.millis(recording.startedAt()),
        Times.millis(recording.completedAt()),
        Names.of(recording.status()),
        recording.sampleRateHz(),
        recording.duration().map(Times::nanos).orElse(null),
        RecordingJson.writeMeasurement(recording.measurement()),
        RecordingJson.writePicture(recording.picture()),
        recording.sigMfSha256().map(Text::free).orElse(null),
        recording.errorMessage().map(Text::free).orElse(null));
  }

  void update(Recording recording) {
    int rows =
        sql.update(
            "update recordings set expected_start = ?, started_at = ?, completed_at = ?,"
                + " status = ?, sample_rate = ?, recorded_ns = ?, measurement = ?, picture = ?,"
                + " sigmf_hash = ?, error_message = ? where recording_id = ?",
            Times.millis(recording.expectedStart()),
            Times.millis(recording.startedAt()),
            Times.millis(recording.completedAt()),
            Names.of(recording.status()),
            recording.sampleRateHz(),
            recording.duration().map(Times::nanos).orElse(null),
            RecordingJson.writeMeasurement(recording.measurement()),
            RecordingJson.writePicture(recording.picture()),
            recording.sigMfSha256().map(Text::free).orElse(null),
            recording.errorMessage().map(Text::free).orElse(null),
            recording.id());
    if (rows == 0) {
      throw RefusedException.notFound("recording " + recording.id());
    }
  }

  RecordingHistory history(String challengeId) {
    if (!Text.isKey(challengeId)) {
      return new RecordingHistory(Optional.empty(), 0);
    }
    Optional<Instant> last =
        sql.find(
                "select max(completed_at) from recordings"
                    + " where challenge_id = ? and status = 'completed'",
                Row::optionalInstant,
                challengeId)
            .flatMap(time -> time);
    long since =
        sql.number(
            "select count(*) from transmissions where challenge_id = ? and assigned_at > ?",
            challengeId,
            last.map(Times::millis).orElse(Long.MIN_VALUE));
    return new RecordingHistory(last, since);
  }
}
