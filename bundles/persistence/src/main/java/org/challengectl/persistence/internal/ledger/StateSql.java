package org.challengectl.persistence.internal.ledger;

import java.util.List;
import java.util.Optional;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.StaleReport;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** Settings, counters, ranges and refused reports within a transaction. */
final class StateSql {

  /** Refused reports that are kept; a client gone wild must not fill the disk. */
  private static final long STALE_REPORTS_KEPT = 10_000;

  private static final int STALE_TEXT_CHARACTERS = 1_000;

  private final Sql sql;

  StateSql(Sql sql) {
    this.sql = sql;
  }

  long nextFencingNumber() {
    return sql.number(
        "update counters set value = value + 1 where name = 'fencing' returning value");
  }

  List<FrequencyRange> frequencyRanges() {
    return sql.list(
        "select name, display_name, description, min_hz, max_hz from frequency_ranges"
            + " order by min_hz, name",
        row ->
            new FrequencyRange(
                row.text(), row.text(), row.text(), new FrequencyBand(row.number(), row.number())));
  }

  void insertStaleReport(StaleReport report) {
    long id =
        sql.number(
            "insert into stale_reports (reported_at, agent_id, challenge_id, fencing_number, what)"
                + " values (?, ?, ?, ?, ?) returning report_id",
            Times.millis(report.at()),
            shortened(report.agentId()),
            shortened(report.challengeId()),
            report.fencingNumber().isPresent() ? report.fencingNumber().getAsLong() : null,
            shortened(report.what()));
    sql.update("delete from stale_reports where report_id <= ?", id - STALE_REPORTS_KEPT);
  }

  private static String shortened(String text) {
    return Text.free(
        text.length() <= STALE_TEXT_CHARACTERS ? text : text.substring(0, STALE_TEXT_CHARACTERS));
  }

  Optional<String> setting(String key) {
    return Text.isKey(key)
        ? sql.find("select value from system_state where key = ?", row -> row.text(), key)
        : Optional.empty();
  }

  void saveSetting(String key, String value) {
    sql.update(
        "insert into system_state (key, value) values (?, ?) on conflict (key)"
            + " do update set value = excluded.value, updated_at = "
            + sql.nowMillis(),
        Text.key(key, "setting's name"),
        Text.free(value));
  }
}
