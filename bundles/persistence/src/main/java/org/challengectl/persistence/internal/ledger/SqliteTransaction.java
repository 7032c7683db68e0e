package org.challengectl.persistence.internal.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/**
 * {@code BEGIN IMMEDIATE} to {@code COMMIT}, said by ourselves so that the lock is taken before the
 * work begins.
 */
final class SqliteTransaction implements SqlLedger.WriteTransaction {

  private final Connection connection;
  private final StatementCache statements;
  private boolean open;

  SqliteTransaction(Connection pooled, StatementCache statements) throws SQLException {
    // Past the pool, which would close the statements with every use.
    this.connection = pooled.unwrap(SQLiteConnection.class);
    this.statements = statements;
  }

  @Override
  public void begin() throws SQLException {
    prepare("begin immediate").executeUpdate();
    open = true;
  }

  @Override
  public PreparedStatement prepare(String sql) throws SQLException {
    return statements.get(connection, sql);
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public void commit() throws SQLException {
    prepare("commit").executeUpdate();
    open = false;
  }

  @Override
  public void close() throws SQLException {
    if (open) {
      open = false;
      prepare("rollback").executeUpdate();
    }
  }
}
