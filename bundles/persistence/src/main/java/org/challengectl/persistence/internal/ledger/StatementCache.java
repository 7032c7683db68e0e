package org.challengectl.persistence.internal.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The prepared statements of the one connection that writes. SQLite's driver keeps none itself;
 * compiling them anew would take as long as the transaction. Confined to whoever holds the
 * connection.
 */
final class StatementCache {

  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private Connection owner;

  PreparedStatement get(Connection connection, String sql) throws SQLException {
    if (owner != connection) {
      // The pool has replaced the connection; its statements were closed with it.
      statements.clear();
      owner = connection;
    }
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }
}
