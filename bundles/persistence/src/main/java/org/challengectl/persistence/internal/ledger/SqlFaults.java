package org.challengectl.persistence.internal.ledger;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the drivers mean by their errors. */
final class SqlFaults {

  private SqlFaults() {}

  static boolean isUniqueViolation(SQLException fault) {
    if (fault instanceof SQLiteException sqlite) {
      SQLiteErrorCode code = sqlite.getResultCode();
      return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
          || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
    }
    return "23505".equals(fault.getSQLState());
  }

  /** Whether the connection is gone, for instance because the server was restarted. */
  static boolean isConnectionLost(SQLException fault) {
    String state = fault.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  /** Whether another holder of the lock is the cause, so that it can be tried again. */
  static boolean isBusy(SQLException fault) {
    if (fault instanceof SQLiteException sqlite) {
      int primary = sqlite.getResultCode().code & 0xff;
      return primary == SQLiteErrorCode.SQLITE_BUSY.code
          || primary == SQLiteErrorCode.SQLITE_LOCKED.code;
    }
    String state = fault.getSQLState();
    return "40001".equals(state) || "40P01".equals(state) || "55P03".equals(state);
  }
}
