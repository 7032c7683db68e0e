package org.challengectl.persistence.internal.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.challengectl.persistence.internal.Dialect;

/**
 * A transaction behind an advisory lock that all servers take. Each statement after it sees what
 * was committed before (READ COMMITTED), so that transactions are serial.
 */
final class PostgresTransaction implements SqlLedger.WriteTransaction {

  private final Connection connection;
  private boolean open;

  PostgresTransaction(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void begin() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "set local lock_timeout = '20s'; select pg_advisory_xact_lock("
              + Dialect.WRITE_LOCK
              + ")");
    }
    // Not before: what failed to begin is cleared by the pool, on a connection that may be gone.
    open = true;
  }

  @Override
  public PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  @Override
  public boolean keeps() {
    return false;
  }

  @Override
  public void commit() throws SQLException {
    connection.commit();
    open = false;
    connection.setAutoCommit(true);
  }

  @Override
  public void close() throws SQLException {
    if (open) {
      open = false;
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
