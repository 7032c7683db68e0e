package org.challengectl.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareSqlTest {

  /** The columns that are written, as the server has them. */
  private static final String[] SCHEMA = {
    "create table counters (name text primary key, value bigint not null)",
    "create table challenges (challenge_id text primary key, enabled boolean, status text,"
        + " queued_since bigint, next_tx_time bigint, last_tx_time bigint,"
        + " transmission_count bigint)",
    "create table transmissions (transmission_id integer primary key, fencing_number bigint,"
        + " challenge_id text, challenge_name text, modulation text, runner_id text,"
        + " device_id text, frequency bigint, duration_ns bigint, low_offset_hz bigint,"
        + " high_offset_hz bigint, assigned_at bigint, start_at bigint, started_at bigint,"
        + " completed_at bigint, status text)",
    "create table leases (fencing_number bigint primary key, transmission_id bigint,"
        + " challenge_id text, agent_id text, device_id text, site text, band_low_hz bigint,"
        + " band_high_hz bigint, carrier_hz bigint, duration_ns bigint, granted_at bigint,"
        + " free_at bigint, renewable_until bigint, fenced boolean, stop_requested boolean,"
        + " state text)",
    "insert into counters values ('fencing', 41)",
    "insert into challenges values ('fox', 1, 'assigned', null, null, null, 7)",
    "insert into leases (fencing_number, state) values (41, 'live')"
  };

  @TempDir Path folder;
  private Path database;
  private Path copy;

  @BeforeEach
  void create() throws SQLException {
    database = folder.resolve("server.db");
    copy = folder.resolve("copy.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String sql : SCHEMA) {
        statement.executeUpdate(sql);
      }
    }
  }

  @Test
  void claimsAndCompletesOnACopyAndLeavesTheOriginalAlone() throws Exception {
    try (BareSql bare = BareSql.onACopyOf(database, copy)) {
      bare.pair();
      bare.pair();
    }
    assertEquals(9, number(copy, "select transmission_count from challenges"));
    assertEquals(43, number(copy, "select value from counters"));
    assertEquals(2, number(copy, "select count(*) from transmissions where status = 'success'"));
    assertEquals(3, number(copy, "select count(*) from leases where state = 'released'"));
    assertEquals(7, number(database, "select transmission_count from challenges"));
    assertEquals(0, number(database, "select count(*) from transmissions"));
  }

  @Test
  void countsPairsForAWhile() throws Exception {
    try (BareSql bare = BareSql.onACopyOf(database, copy)) {
      assertTrue(bare.pairsPerSecond(Duration.ofMillis(50)) > 0);
    }
  }

  @Test
  void saysSoWhenNothingIsDue() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update challenges set enabled = 0");
    }
    try (BareSql bare = BareSql.onACopyOf(database, copy)) {
      assertThrows(SQLException.class, bare::pair);
    }
  }

  private static long number(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : -1;
    }
  }
}
