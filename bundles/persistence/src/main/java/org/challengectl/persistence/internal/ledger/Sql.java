package org.challengectl.persistence.internal.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.DatabaseException;

/**
 * Statements within one transaction. After one of them has failed nothing more is done and the
 * transaction will not commit, as PostgreSQL has it, on every database.
 */
final class Sql {

  /** Finds or makes a prepared statement. */
  interface Preparer {
    PreparedStatement prepare(String sql) throws SQLException;

    /** Whether statements live longer than the transaction. */
    boolean keeps();
  }

  /** Turns a row into a value. */
  interface Mapper<T> {
    T map(Row row) throws SQLException;
  }

  private interface Action<T> {
    T apply(PreparedStatement statement) throws SQLException;
  }

  private final Preparer preparer;
  private final String nowMillis;
  private boolean over;
  private RuntimeException failure;

  Sql(Preparer preparer, String nowMillis) {
    this.preparer = preparer;
    this.nowMillis = nowMillis;
  }

  /** An SQL expression for the database's clock. */
  String nowMillis() {
    return nowMillis;
  }

  /** No statement can be run any more. */
  void end() {
    over = true;
  }

  /** Throws if a statement has failed. */
  void check() {
    if (failure != null) {
      throw failure;
    }
  }

  <T> List<T> list(String sql, Mapper<T> mapper, Object... parameters) {
    return run(
        sql,
        parameters,
        statement -> {
          List<T> values = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            while (row.next()) {
              values.add(mapper.map(row));
            }
          }
          return values;
        });
  }

  <T> Optional<T> find(String sql, Mapper<T> mapper, Object... parameters) {
    return run(
        sql,
        parameters,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            return row.next() ? Optional.of(mapper.map(row)) : Optional.empty();
          }
        });
  }

  /** The number that a query or a statement with {@code returning} gives. */
  long number(String sql, Object... parameters) {
    return find(sql, Row::number, parameters)
        .orElseThrow(
            () -> new DatabaseException(DatabaseException.Code.FAILED, "No row from: " + sql));
  }

  /** The number of rows that were changed. */
  int update(String sql, Object... parameters) {
    return run(sql, parameters, PreparedStatement::executeUpdate);
  }

  private <T> T run(String sql, Object[] parameters, Action<T> action) {
    if (over) {
      throw new IllegalStateException("The transaction is over");
    }
    check();
    try {
      PreparedStatement statement = preparer.prepare(sql);
      try {
        bind(statement, parameters);
        return action.apply(statement);
      } finally {
        if (!preparer.keeps()) {
          statement.close();
        }
      }
    } catch (SQLException e) {
      failure = failed(e);
      throw failure;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private static void bind(PreparedStatement statement, Object[] parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      if (value instanceof Long number) {
        statement.setLong(i + 1, number);
      } else if (value instanceof Integer number) {
        statement.setInt(i + 1, number);
      } else if (value instanceof Boolean truth) {
        statement.setBoolean(i + 1, truth);
      } else if (value instanceof String text) {
        statement.setString(i + 1, text);
      } else if (value == null) {
        statement.setNull(i + 1, java.sql.Types.NULL);
      } else {
        throw new IllegalArgumentException("Cannot bind " + value.getClass());
      }
    }
  }

  private static RuntimeException failed(SQLException cause) {
    if (SqlFaults.isUniqueViolation(cause)) {
      RefusedException refused =
          new RefusedException(
              RefusedException.Kind.CONFLICT,
              "lease_conflict",
              "The challenge or the device is leased already.");
      refused.initCause(cause);
      return refused;
    }
    return new DatabaseException(
        DatabaseException.Code.FAILED, "The database refused a statement.", cause);
  }
}
