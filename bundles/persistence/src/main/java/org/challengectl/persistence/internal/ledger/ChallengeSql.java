package org.challengectl.persistence.internal.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.SignalProfile;
import org.challengectl.persistence.internal.ChallengeSpecs;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** Challenges within a transaction. Definitions are read and parsed only when they are new. */
final class ChallengeSql {

  private static final String SELECT =
      "select challenge_id, revision, duration_ns, low_offset_hz, high_offset_hz, status,"
          + " queued_since, next_tx_time, last_tx_time, transmission_count, triggered"
          + " from challenges ";

  /** A challenge without its definition. */
  private record Bare(String id, long revision, SignalProfile profile, ChallengeProgress progress) {

    Challenge with(ChallengeSpec spec) {
      return new Challenge(id, revision, spec, profile, progress);
    }
  }

  private final Sql sql;
  private final ChallengeSpecs specs;

  ChallengeSql(Sql sql, ChallengeSpecs specs) {
    this.sql = sql;
    this.specs = specs;
  }

  private static Bare read(Row row) throws SQLException {
    return new Bare(
        row.text(),
        row.number(),
        row.profile(),
        new ChallengeProgress(
            row.constant(ChallengeStatus.class),
            row.optionalInstant(),
            row.optionalInstant(),
            row.optionalInstant(),
            row.number(),
            row.truth()));
  }

  Optional<Challenge> find(String id) {
    if (!Text.isKey(id)) {
      return Optional.empty();
    }
    return sql.find(SELECT + "where challenge_id = ?", ChallengeSql::read, id)
        .map(bare -> bare.with(specs.get(bare.id(), bare.revision(), () -> config(bare.id()))));
  }

  private String config(String id) {
    return sql.find("select config from challenges where challenge_id = ?", Row::text, id)
        .orElseThrow();
  }

  List<Challenge> due(Instant now) {
    List<Bare> rows =
        sql.list(
            SELECT
                + "where enabled and (status = 'queued'"
                + " or (status = 'waiting' and next_tx_time <= ?)) order by challenge_id",
            ChallengeSql::read,
            Times.millis(now));
    Configs configs = new Configs();
    return rows.stream()
        .map(bare -> bare.with(specs.get(bare.id(), bare.revision(), () -> configs.of(bare.id()))))
        .toList();
  }

  /** All definitions, read at once when the first one is not known. */
  private final class Configs {
    private Map<String, String> all = Map.of();

    String of(String id) {
      if (all.isEmpty()) {
        all = configs();
      }
      return all.get(id);
    }
  }

  private Map<String, String> configs() {
    Map<String, String> configs = new HashMap<>();
    sql.list(
        "select challenge_id, config from challenges where enabled",
        row -> configs.put(row.text(), row.text()));
    return configs;
  }

  Optional<Instant> nextDue() {
    return sql.find(
            "select next_tx_time from challenges where enabled and status = 'waiting'"
                + " order by next_tx_time limit 1",
            Row::optionalInstant)
        .flatMap(time -> time);
  }

  void saveProgress(String id, ChallengeProgress progress) {
    int rows =
        !Text.isKey(id)
            ? 0
            : sql.update(
                "update challenges set status = ?, queued_since = ?, next_tx_time = ?,"
                    + " last_tx_time = ?, transmission_count = ?, triggered = ?"
                    + " where challenge_id = ?",
                Names.of(progress.status()),
                Times.millis(progress.queuedSince()),
                progress.nextTransmission().map(Times::millisUp).orElse(null),
                Times.millis(progress.lastTransmission()),
                progress.transmissionCount(),
                progress.triggered(),
                id);
    if (rows == 0) {
      throw RefusedException.notFound("challenge " + id);
    }
  }
}
