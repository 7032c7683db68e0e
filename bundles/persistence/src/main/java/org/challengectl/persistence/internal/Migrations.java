package org.challengectl.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema to what this version needs. */
final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  // Held, as the logging system only remembers loggers that somebody holds.
  private static final java.util.logging.Logger LIQUIBASE_LOG =
      java.util.logging.Logger.getLogger("liquibase");

  private static final String CHANGELOG = "org/challengectl/persistence/schema/changelog.sql";
  private static final Pattern CHANGE_SET = Pattern.compile("(?m)^--changeset challengectl:(\\S+)");
  private static final String HISTORY = "databasechangelog";

  private Migrations() {}

  /** Applies what is missing. Other servers wait meanwhile. */
  static void apply(DataSource source, DatabaseSettings settings) {
    try (Connection connection = source.getConnection()) {
      lock(connection, settings.dialect(), true);
      try {
        migrate(connection, settings);
      } finally {
        lock(connection, settings.dialect(), false);
      }
    } catch (SQLException | LiquibaseException | IOException e) {
      throw new DatabaseException(
          DatabaseException.Code.FAILED,
          "The schema of " + settings.shownUrl() + " cannot be brought up to date.",
          e);
    }
  }

  private static void lock(Connection connection, Dialect dialect, boolean take)
      throws SQLException {
    switch (dialect) {
      case SQLITE -> {
        // The data directory belongs to this server.
      }
      case POSTGRESQL -> {
        connection.setAutoCommit(true);
        String function = take ? "pg_advisory_lock" : "pg_advisory_unlock";
        try (Statement statement = connection.createStatement()) {
          statement.execute("select " + function + "(" + Dialect.MIGRATION_LOCK + ")");
        }
      }
    }
  }

  private static void migrate(Connection connection, DatabaseSettings settings)
      throws SQLException, LiquibaseException, IOException {
    Set<String> wanted = wanted();
    Set<String> applied = applied(connection, settings);
    if (applied.equals(wanted)) {
      return;
    }
    Set<String> unknown = new TreeSet<>(applied);
    unknown.removeAll(wanted);
    if (!unknown.isEmpty()) {
      throw new DatabaseException(
          DatabaseException.Code.SCHEMA_NEWER,
          settings.shownUrl()
              + " was written by a newer version of ChallengeCtl (it has the changes "
              + String.join(", ", unknown)
              + "); install that version or use another database.");
    }
    update(connection, settings.dialect());
    LOG.info("Schema of {} is up to date: {}", settings.shownUrl(), wanted);
  }

  private static Set<String> wanted() throws IOException {
    try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(CHANGELOG)) {
      Matcher matcher = CHANGE_SET.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Set<String> ids = new LinkedHashSet<>();
      while (matcher.find()) {
        ids.add(matcher.group(1));
      }
      return ids;
    }
  }

  private static Set<String> applied(Connection connection, DatabaseSettings settings)
      throws SQLException {
    Set<String> tables = tables(connection, settings.dialect());
    Set<String> ids = new LinkedHashSet<>();
    if (tables.contains(HISTORY)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select id from " + HISTORY)) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    } else if (tables.contains("challenges") || tables.contains("runners")) {
      throw new DatabaseException(
          DatabaseException.Code.SCHEMA_FOREIGN,
          settings.shownUrl()
              + " holds the tables of another program (perhaps the Python ChallengeCtl), which are"
              + " left alone: move that database away or set another url, import the event's YAML"
              + " and enrol the agents again.");
    }
    return ids;
  }

  private static Set<String> tables(Connection connection, Dialect dialect) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    String schema = dialect == Dialect.POSTGRESQL ? connection.getSchema() : null;
    Set<String> names = new TreeSet<>();
    try (ResultSet rows = metaData.getTables(null, schema, "%", new String[] {"TABLE", "VIEW"})) {
      while (rows.next()) {
        names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static void update(Connection connection, Dialect dialect)
      throws LiquibaseException, SQLException {
    // It tells every step, and with stack traces what it could do with libraries it does not have.
    LIQUIBASE_LOG.setLevel(Level.WARNING);
    ClassLoader own = Migrations.class.getClassLoader();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Liquibase finds its parts by the thread's class loader.
    thread.setContextClassLoader(own);
    try {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      Liquibase liquibase =
          new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(own), database);
      liquibase.setChangeLogParameter("id", dialect.numberedKey());
      liquibase.setChangeLogParameter("now", dialect.nowMillis());
      liquibase.setChangeLogParameter("view", dialect.createView());
      liquibase.setShowSummary(UpdateSummaryEnum.OFF);
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      // Whoever held it was killed: we have the database for ourselves.
      liquibase.forceReleaseLocks();
      liquibase.update(new Contexts());
    } finally {
      thread.setContextClassLoader(before);
      connection.setAutoCommit(true);
    }
  }
}
