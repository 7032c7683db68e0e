package org.challengectl.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.domain.Ledger;
import org.challengectl.persistence.internal.ledger.SqlLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that drops its clients, as in a restart. */
final class LostConnectionTest {

  @TempDir Path directory;

  private static void dropAll(DatabaseSettings settings) {
    try (Connection connection = DriverManager.getConnection(settings.url());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void beginsTheNextTransactionOnANewConnection() {
    DatabaseSettings settings = TestDatabases.postgresql(directory);
    try (Database database = TestDatabases.open(settings)) {
      Ledger ledger = new SqlLedger(database);
      for (int round = 0; round < 3; round++) {
        String value = "round " + round;
        dropAll(settings);
        ledger.transact(
            t -> {
              t.saveSetting("value", value);
              return null;
            });
        assertEquals(Optional.of(value), ledger.transact(t -> t.setting("value")));
      }
    }
  }

  @Test
  void doesNotRepeatWorkThatHasBegun() {
    DatabaseSettings settings = TestDatabases.postgresql(directory);
    try (Database database = TestDatabases.open(settings)) {
      Ledger ledger = new SqlLedger(database);
      AtomicInteger begun = new AtomicInteger();
      assertThrows(
          DatabaseException.class,
          () ->
              ledger.transact(
                  t -> {
                    begun.incrementAndGet();
                    t.saveSetting("value", "lost");
                    dropAll(settings);
                    return t.setting("value");
                  }));
      assertEquals(1, begun.get());
      assertEquals(Optional.empty(), ledger.transact(t -> t.setting("value")));
    }
  }
}
