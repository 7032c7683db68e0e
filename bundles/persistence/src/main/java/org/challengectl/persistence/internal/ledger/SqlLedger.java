package org.challengectl.persistence.internal.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
 * advisory lock. Transactions that wait for it are committed together, each behind a savepoint of
 * its own. A transaction whose beginning fails is begun again, on another connection if need be;
 * work that has begun is never repeated.
 */
@Component(service = Ledger.class)
public final class SqlLedger implements Ledger {

  private static final Logger LOG = LoggerFactory.getLogger(SqlLedger.class);
  private static final int ATTEMPTS = 5;

  private final Database database;
  private final StatementCache statements = new StatementCache();
  private final CommitGroup group = new CommitGroup(this::commit);

  @Activate
  public SqlLedger(@Reference Database database) {
    this.database = database;
  }

  @Override
  public <T> T transact(Function<LedgerTransaction, T> work, Consumer<? super T> told) {
    database.requireNotWriting();
    Pending<T> mine = new Pending<>(work, told);
    group.pass(mine);
    return mine.outcome();
  }

  private void commit(List<Pending<?>> some) {
    try {
      database.writing(() -> begin(some));
    } catch (RuntimeException | Error e) {
      some.forEach(one -> one.fail(e));
    }
  }

  private Void begin(List<Pending<?>> some) {
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
        run(transaction, some);
        return null;
      } catch (SQLException e) {
        throw failed(e);
      }
    }
  }

  /** All within one transaction; the failure of one leaves nothing of it and the others alone. */
  private void run(WriteTransaction transaction, List<Pending<?>> some) throws SQLException {
    List<Runnable> afterCommit = new ArrayList<>();
    for (Pending<?> one : some) {
      if (some.size() > 1) {
        transaction.say("savepoint one");
      }
      Sql sql = new Sql(transaction, database.dialect().nowMillis());
      SqlTransaction view = new SqlTransaction(sql, database);
      try {
        one.run(view);
        sql.check();
        afterCommit.add(() -> one.committed(view::committed));
      } catch (RuntimeException | Error e) {
        one.fail(e);
        if (some.size() > 1) {
          transaction.say("rollback to savepoint one");
        }
      } finally {
        sql.end();
      }
      if (some.size() > 1) {
        transaction.say("release savepoint one");
      }
    }
    if (!afterCommit.isEmpty()) {
      transaction.commit();
      afterCommit.forEach(Runnable::run);
    }
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

    /** Runs a statement without parameters. */
    default void say(String sql) throws SQLException {
      PreparedStatement statement = prepare(sql);
      try {
        statement.executeUpdate();
      } finally {
        if (!keeps()) {
          statement.close();
        }
      }
    }

    @Override
    PreparedStatement prepare(String sql) throws SQLException;

    @Override
    void close() throws SQLException;
  }
}
