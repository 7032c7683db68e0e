package org.challengectl.persistence.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a database, or says in one sentence why it cannot; then nothing is left open. */
public final class DatabaseOpener {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOpener.class);

  /** The setting that tells that the database was restored; empty once that was dealt with. */
  static final String RESTORE_DETECTED = "restore_detected";

  /** Builds a persistence unit on a data source. */
  @FunctionalInterface
  public interface Units {
    EntityManagerFactory create(String unit, DataSource source, Map<String, Object> properties);
  }

  private DatabaseOpener() {}

  public static Database open(DatabaseSettings settings, Units units) {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      DataDirectory directory =
          DataDirectory.open(settings.directory(), settings.dialect() == Dialect.SQLITE);
      opened.push(directory);
      HikariDataSource writer = Pools.writer(settings);
      opened.push(writer);
      Migrations.apply(writer, settings);
      FencingNumbers fencing = fencing(writer, settings);
      opened.push(fencing);
      HikariDataSource readers = Pools.readers(settings);
      opened.push(readers);
      EntityManagerFactory writerUnit = unit(units, "challengectl-writer", writer, settings);
      opened.push(writerUnit::close);
      EntityManagerFactory readerUnit = unit(units, "challengectl-reader", readers, settings);
      opened.push(readerUnit::close);
      Database database =
          new Database(settings, directory, writer, readers, writerUnit, readerUnit, fencing);
      database.check();
      opened.clear();
      LOG.info("Database {} is open", settings);
      return database;
    } finally {
      opened.forEach(DatabaseOpener::closeQuietly);
    }
  }

  private static EntityManagerFactory unit(
      Units units, String name, DataSource source, DatabaseSettings settings) {
    return units.create(name, source, new HashMap<>(settings.dialect().jpaProperties()));
  }

  /** Sees to it that the counter is beyond every number that was ever given. */
  private static FencingNumbers fencing(DataSource source, DatabaseSettings settings) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      FencingNumbers fencing = FencingNumbers.open(settings.directory(), counter(statement));
      connection.setAutoCommit(false);
      try (PreparedStatement jump =
          connection.prepareStatement(
              "update counters set value = ? where name = 'fencing' and value < ?")) {
        jump.setLong(1, fencing.start());
        jump.setLong(2, fencing.start());
        jump.executeUpdate();
        if (fencing.restored()) {
          statement.executeUpdate(restored(settings.dialect()));
          LOG.warn(
              "The database {} is older than what was granted on it: restored from a backup."
                  + " Lease numbers go on from {}",
              settings.shownUrl(),
              fencing.start());
        }
        connection.commit();
        fencing.started();
        return fencing;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseException(
          DatabaseException.Code.FAILED, "The fencing number cannot be read.", e);
    }
  }

  private static String restored(Dialect dialect) {
    return "insert into system_state (key, value) values ('"
        + RESTORE_DETECTED
        + "', cast("
        + dialect.nowMillis()
        + " as text)) on conflict (key) do update set value = excluded.value";
  }

  private static long counter(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select value from counters where name = 'fencing'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.debug("Left open after a failed start", e);
    }
  }
}
