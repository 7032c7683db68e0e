package org.challengectl.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** Makes the connections: one that writes, several that read. */
final class Pools {

  private static final int BUSY_TIMEOUT_MS = 5_000;

  private Pools() {}

  static HikariDataSource writer(DatabaseSettings settings) {
    return open(settings, "challengectl-writer", 1, true);
  }

  static HikariDataSource readers(DatabaseSettings settings) {
    return open(settings, "challengectl-readers", settings.readers(), false);
  }

  private static HikariDataSource open(
      DatabaseSettings settings, String name, int size, boolean writes) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(TimeUnit.SECONDS.toMillis(30));
    switch (settings.dialect()) {
      case SQLITE -> sqlite(pool, settings, writes);
      case POSTGRESQL -> postgresql(pool, settings, writes);
    }
    try {
      return new HikariDataSource(pool);
    } catch (PoolInitializationException e) {
      throw failure(settings, rootCause(e), e);
    }
  }

  private static void sqlite(HikariConfig pool, DatabaseSettings settings, boolean writes) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // FULL: a commit is on the disk when it returns, also if the power fails.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.enforceForeignKeys(true);
    if (writes) {
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    } else {
      pool.setConnectionInitSql("pragma query_only = 1");
    }
    pool.setMaxLifetime(0);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(settings.url());
    pool.setDataSource(source);
  }

  private static void postgresql(HikariConfig pool, DatabaseSettings settings, boolean writes) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setApplicationName(pool.getPoolName());
    source.setConnectTimeout(10);
    source.setSocketTimeout(60);
    source.setTcpKeepAlive(true);
    if (!settings.user().isEmpty()) {
      source.setUser(settings.user());
    }
    if (!settings.password().isEmpty()) {
      source.setPassword(settings.password());
    }
    pool.setDataSource(source);
    if (writes) {
      // What is promised is durable, whatever the server's default is.
      pool.setConnectionInitSql(
          "select set_config('synchronous_commit', 'on', false)"
              + " where current_setting('synchronous_commit') = 'off'");
    } else {
      pool.setReadOnly(true);
    }
  }

  private static DatabaseException failure(
      DatabaseSettings settings, Throwable root, Throwable cause) {
    if (root instanceof SQLException e
        && e.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code
        && settings.dialect() == Dialect.SQLITE) {
      return new DatabaseException(
          DatabaseException.Code.SCHEMA_FOREIGN,
          settings.shownUrl() + " is not a SQLite database; move the file away or set another url.",
          cause);
    }
    String reason = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return new DatabaseException(
        DatabaseException.Code.UNREACHABLE,
        "The database " + settings.shownUrl() + " cannot be reached: " + firstLine(reason),
        cause);
  }

  private static Throwable rootCause(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
