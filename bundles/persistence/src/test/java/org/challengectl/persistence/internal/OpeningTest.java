package org.challengectl.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.persistence.internal.ledger.SqlLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when the database cannot be opened. */
final class OpeningTest {

  @TempDir Path directory;

  private DatabaseException refused(DatabaseSettings settings) {
    DatabaseException refused =
        assertThrows(DatabaseException.class, () -> TestDatabases.open(settings).close());
    assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    return refused;
  }

  private static void execute(DatabaseSettings settings, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(settings.url());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  @Test
  void leavesTheDatabaseOfThePythonProgramAlone() throws SQLException {
    DatabaseSettings settings = TestDatabases.sqlite(directory);
    execute(
        settings,
        "create table runners (runner_id text primary key, hostname text, api_key_hash text)",
        "create table challenges (challenge_id text primary key, name text unique, config text)",
        "insert into runners values ('runner-1', 'host', 'hash')");

    DatabaseException refused = refused(settings);

    assertEquals(DatabaseException.Code.SCHEMA_FOREIGN, refused.code());
    assertTrue(refused.getMessage().contains("Python ChallengeCtl"), refused.getMessage());
    try (Connection connection = DriverManager.getConnection(settings.url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from sqlite_master")) {
      assertTrue(rows.next());
      assertEquals(5, rows.getInt(1), "two tables and their three indexes, nothing of ours");
    }
  }

  @Test
  void refusesASchemaOfANewerVersion() throws SQLException {
    DatabaseSettings settings = TestDatabases.sqlite(directory);
    TestDatabases.open(settings).close();
    execute(
        settings,
        "insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted,"
            + " exectype) values ('99-future', 'challengectl', 'f', 'd', 99, 'EXECUTED')");
    DatabaseException refused = refused(settings);
    assertEquals(DatabaseException.Code.SCHEMA_NEWER, refused.code());
    assertTrue(refused.getMessage().contains("99-future"), refused.getMessage());
  }

  @Test
  void finishesAMigrationThatWasKilled() throws SQLException {
    DatabaseSettings settings = TestDatabases.sqlite(directory);
    TestDatabases.open(settings).close();
    execute(
        settings,
        "delete from databasechangelog where id in ('1-recordings', '1-state', '1-views')",
        "drop view listener_assignments",
        "drop table recordings",
        "update databasechangeloglock set locked = 1, lockedby = 'the killed'");

    try (Database database = TestDatabases.open(settings)) {
      assertEquals(1, new SqlLedger(database).transact(LedgerTransaction::nextFencingNumber));
    }
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    DatabaseSettings settings = TestDatabases.sqlite(directory);
    Files.writeString(directory.resolve("challengectl.db"), "x".repeat(10_000));
    DatabaseException refused = refused(settings);
    assertEquals(DatabaseException.Code.SCHEMA_FOREIGN, refused.code());
    assertTrue(refused.getMessage().contains("is not a SQLite database"), refused.getMessage());
  }

  @Test
  void saysWhichDirectoryCannotBeWritten() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    DatabaseException refused = refused(TestDatabases.sqlite(file.resolve("data")));
    assertEquals(DatabaseException.Code.DIRECTORY, refused.code());
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
  }

  @Test
  void saysThatNobodyAnswers() {
    DatabaseSettings settings =
        new DatabaseSettings(
            Dialect.POSTGRESQL,
            "jdbc:postgresql://127.0.0.1:1/challengectl?password=hushhush",
            "challengectl",
            "secret",
            directory,
            2);
    DatabaseException refused = refused(settings);
    assertEquals(DatabaseException.Code.UNREACHABLE, refused.code());
    assertTrue(refused.getMessage().contains("127.0.0.1:1"), refused.getMessage());
    assertFalse(refused.getMessage().contains("hush"), refused.getMessage());
    assertFalse(settings.toString().contains("secret"));
  }

  @Test
  void givesTheDirectoryBackWhenOpeningFails() throws IOException {
    DatabaseSettings settings = TestDatabases.sqlite(directory);
    Path file = Files.writeString(directory.resolve("challengectl.db"), "x".repeat(10_000));
    refused(settings);
    Files.delete(file);
    TestDatabases.open(settings).close();
  }
}
