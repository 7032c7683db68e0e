package org.challengectl.persistence.internal.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Function;
import org.challengectl.domain.Ledger;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.DatabaseException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in plain SQL. One connection writes; several servers on PostgreSQL take turns by an
 * advisory lock. A transaction whose beginning fails is begun again, on another connection if need
 * be; work that has begun is never repeated.
 */
@Component(service = Ledger.class)
public final class SqlLedger implements Ledger {

  private static final Logger LOG = LoggerFactory.getLogger(SqlLedger.class);
  private static final int ATTEMPTS = 5;

  private final Database database;
  private final StatementCache statements = new StatementCache();

  @Activate
  public SqlLedger(@Reference Database database) {
    this.database = database;
  }

  @Override
  public <T> T transact(Function<LedgerTransaction, T> work) {
    return database.writing(() -> begin(work));
  }

  private <T> T begin(Function<LedgerTransaction, T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = database.writer().getConnection();
          WriteTransaction transaction = transaction(connection)) {
        try {
          transaction.begin();
        } catch (SQLException e) {
          boolean passing = SqlFaults.isBusy(e) || SqlFaults.isConnectionLost(e);
          if (!passing || attempt == ATTEMPTS) {
            throw e;
          }
          LOG.debug("Attempt {} to begin a transaction", attempt, e);
          continue;
        }
        return run(transaction, work);
      } catch (SQLException e) {
        throw failed(e);
      }
    }
  }

  private <T> T run(WriteTransaction transaction, Function<LedgerTransaction, T> work)
      throws SQLException {
    Sql sql = new Sql(transaction, database.dialect().nowMillis());
    SqlTransaction view = new SqlTransaction(sql, database);
    T result;
    try {
      result = work.apply(view);
      sql.check();
    } finally {
      sql.end();
    }
    transaction.commit();
    view.committed();
    return result;
  }

  private WriteTransaction transaction(Connection connection) throws SQLException {
    return switch (database.dialect()) {
      case SQLITE -> new SqliteTransaction(connection, statements);
      case POSTGRESQL -> new PostgresTransaction(connection);
    };
  }

  private static DatabaseException failed(SQLException cause) {
    if (SqlFaults.isBusy(cause)) {
      return new DatabaseException(
          DatabaseException.Code.BUSY, "The database is held by something else.", cause);
    }
    return cause instanceof SQLTransientConnectionException || SqlFaults.isConnectionLost(cause)
        ? new DatabaseException(
            DatabaseException.Code.UNREACHABLE, "The database does not answer.", cause)
        : new DatabaseException(
            DatabaseException.Code.FAILED, "The database did not commit.", cause);
  }

  /** A transaction on one connection; what was not committed is rolled back when it is closed. */
  interface WriteTransaction extends Sql.Preparer, AutoCloseable {

    /** Waits for the lock that serialises transactions. */
    void begin() throws SQLException;

    void commit() throws SQLException;

    @Override
    PreparedStatement prepare(String sql) throws SQLException;

    @Override
    void close() throws SQLException;
  }
}
