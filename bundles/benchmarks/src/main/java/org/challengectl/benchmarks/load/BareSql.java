package org.challengectl.benchmarks.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;

/**
 * What the disk and SQLite can do by themselves: one writer that claims a challenge and completes
 * it, two committed transactions, on a copy of the server's database. It writes the rows that the
 * server writes (counter, transmission, lease, challenge; then transmission, lease, challenge) and
 * decides nothing. Confined to one thread.
 */
final class BareSql implements AutoCloseable {

  private static final String DUE =
      "select challenge_id from challenges where enabled and (status = 'queued'"
          + " or (status = 'waiting' and next_tx_time <= ?)) limit 1";
  private static final String NUMBER =
      "update counters set value = value + 1 where name = 'fencing' returning value";
  private static final String TRANSMISSION =
      "insert into transmissions (fencing_number, challenge_id, challenge_name, modulation,"
          + " runner_id, device_id, frequency, duration_ns, low_offset_hz, high_offset_hz,"
          + " assigned_at, start_at, status) values (?1, ?2, ?2, 'cw', 'bare', '0', 100000000,"
          + " 1000000000, -50, 50, ?3, ?3, 'assigned') returning transmission_id";
  private static final String LEASE =
      "insert into leases (fencing_number, transmission_id, challenge_id, agent_id, device_id,"
          + " site, band_low_hz, band_high_hz, carrier_hz, duration_ns, granted_at, free_at,"
          + " renewable_until, fenced, stop_requested, state) values (?1, ?2, ?3, 'bare', '0',"
          + " 'default', 99999950, 100000050, 100000000, 60000000000, ?4, ?4, ?4, 1, 0, 'live')";
  private static final String ASSIGNED =
      "update challenges set status = 'assigned', queued_since = null, next_tx_time = null"
          + " where challenge_id = ?";
  private static final String SENT =
      "update transmissions set started_at = ?1, completed_at = ?1, status = 'success'"
          + " where transmission_id = ?2";
  private static final String RELEASED =
      "update leases set state = 'released' where fencing_number = ?";
  private static final String RESTS =
      "update challenges set status = 'waiting', next_tx_time = ?1, last_tx_time = ?1,"
          + " transmission_count = transmission_count + 1 where challenge_id = ?2";

  private final Connection connection;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement due;
  private final PreparedStatement number;
  private final PreparedStatement transmission;
  private final PreparedStatement lease;
  private final PreparedStatement assigned;
  private final PreparedStatement sent;
  private final PreparedStatement released;
  private final PreparedStatement rests;

  private BareSql(Connection connection) throws SQLException {
    this.connection = connection;
    begin = connection.prepareStatement("begin immediate");
    commit = connection.prepareStatement("commit");
    due = connection.prepareStatement(DUE);
    number = connection.prepareStatement(NUMBER);
    transmission = connection.prepareStatement(TRANSMISSION);
    lease = connection.prepareStatement(LEASE);
    assigned = connection.prepareStatement(ASSIGNED);
    sent = connection.prepareStatement(SENT);
    released = connection.prepareStatement(RELEASED);
    rests = connection.prepareStatement(RESTS);
  }

  /**
   * Copies a database, which may be in use, and opens the copy as the server opens its own.
   *
   * @param copy a file that is not there yet, on the same disk
   */
  static BareSql onACopyOf(Path database, Path copy) throws SQLException {
    SQLiteConfig reading = new SQLiteConfig();
    reading.setBusyTimeout(5000);
    try (Connection source = reading.createConnection("jdbc:sqlite:" + database);
        PreparedStatement vacuum = source.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, copy.toString());
      vacuum.executeUpdate();
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    Connection connection = config.createConnection("jdbc:sqlite:" + copy);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("update leases set state = 'released' where state = 'live'");
      statement.executeUpdate("update challenges set status = 'waiting', next_tx_time = 0");
    }
    return new BareSql(connection);
  }

  /** Pairs of claim and completion in a second. */
  double pairsPerSecond(Duration time) throws SQLException {
    long began = System.nanoTime();
    long pairs = 0;
    while (System.nanoTime() - began < time.toNanos()) {
      pair();
      pairs++;
    }
    return pairs * 1e9 / (System.nanoTime() - began);
  }

  /** Claims a challenge and completes it. */
  void pair() throws SQLException {
    long now = System.currentTimeMillis();
    begin.executeUpdate();
    due.setLong(1, now);
    String challenge;
    try (ResultSet found = due.executeQuery()) {
      if (!found.next()) {
        throw new SQLException("no challenge is due");
      }
      challenge = found.getString(1);
    }
    long fence = number(number);
    transmission.setLong(1, fence);
    transmission.setString(2, challenge);
    transmission.setLong(3, now);
    long id = number(transmission);
    lease.setLong(1, fence);
    lease.setLong(2, id);
    lease.setString(3, challenge);
    lease.setLong(4, now);
    lease.executeUpdate();
    assigned.setString(1, challenge);
    assigned.executeUpdate();
    commit.executeUpdate();
    begin.executeUpdate();
    sent.setLong(1, now);
    sent.setLong(2, id);
    sent.executeUpdate();
    released.setLong(1, fence);
    released.executeUpdate();
    rests.setLong(1, now);
    rests.setString(2, challenge);
    rests.executeUpdate();
    commit.executeUpdate();
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
