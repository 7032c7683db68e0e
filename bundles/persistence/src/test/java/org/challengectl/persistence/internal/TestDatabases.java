package org.challengectl.persistence.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;

/** Databases to test on. */
final class TestDatabases {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static EmbeddedPostgres server;

  private TestDatabases() {}

  static DatabaseSettings sqlite(Path directory) {
    return new DatabaseSettings(
        Dialect.SQLITE,
        "jdbc:sqlite:" + directory.resolve("challengectl.db"),
        "",
        "",
        directory,
        4);
  }

  /** A new, empty database on a server that all tests share. */
  static DatabaseSettings postgresql(Path directory) {
    String name = "test_" + COUNT.incrementAndGet();
    EmbeddedPostgres postgres = server();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new DatabaseSettings(
        Dialect.POSTGRESQL, postgres.getJdbcUrl("postgres", name), "", "", directory, 4);
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        // Commits reach the disk here as they do at an event.
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return server;
  }

  static Database open(DatabaseSettings settings) {
    return DatabaseOpener.open(settings, TestDatabases::unit);
  }

  private static EntityManagerFactory unit(
      String unit, DataSource source, Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("openjpa.ConnectionFactory", source);
    return Persistence.createEntityManagerFactory(unit, all);
  }

  /** Empties all tables but the counters. */
  static void clear(Database database) throws SQLException {
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {
            "recordings",
            "leases",
            "transmissions",
            "stale_reports",
            "challenges",
            "frequency_ranges",
            "conference",
            "agents",
            "credentials",
            "credential_details",
            "provisioning_keys",
            "enrollment_tokens",
            "files",
            "users",
            "user_sessions",
            "used_totp_steps",
            "audit",
            "system_state"
          }) {
        statement.executeUpdate("delete from " + table);
      }
    }
  }
}
