package org.challengectl.openjpa.sqlite;

import org.apache.openjpa.jdbc.sql.DBDictionary;
import org.apache.openjpa.jdbc.sql.SQLBuffer;

/**
 * What OpenJPA must know of SQLite to read and write rows. The schema is made by migrations, so
 * that nothing here is about making tables.
 *
 * <p>OpenJPA loads a dictionary by name with its own class loader, which is why this is a fragment
 * of its bundle.
 */
@SuppressWarnings("unchecked") // DBDictionary#getIdentifierRules is declared without its type
public class SQLiteDictionary extends DBDictionary {

  /** Sets the properties that {@link DBDictionary} reads. */
  public SQLiteDictionary() {
    platform = "SQLite";
    schemaCase = SCHEMA_CASE_PRESERVE;
    // One writer at a time, by BEGIN IMMEDIATE: there are no row locks to take.
    supportsSelectForUpdate = false;
    supportsLockingWithDistinctClause = false;
    supportsLockingWithMultipleTables = false;
    supportsSelectStartIndex = true;
    supportsSelectEndIndex = true;
    rangePosition = RANGE_POST_LOCK;
    allowsAliasInBulkClause = false;
    requiresAliasForSubselect = false;
    supportsMultipleNontransactionalResultSets = false;
    supportsDeferredConstraints = false;
    supportsAlterTableWithDropColumn = false;
    supportsAutoAssign = true;
    supportsGetGeneratedKeys = false;
    lastGeneratedKeyQuery = "SELECT last_insert_rowid()";
    maxTableNameLength = 128;
    maxColumnNameLength = 128;
  }

  @Override
  public void endConfiguration() {
    super.endConfiguration();
    // The schema's names are given; none of them needs to be replaced.
    invalidColumnWordSet.clear();
  }

  @Override
  protected void appendSelectRange(SQLBuffer sql, long start, long end, boolean subselect) {
    sql.append(" LIMIT ").appendValue(end == Long.MAX_VALUE ? -1 : end - start);
    if (start != 0) {
      sql.append(" OFFSET ").appendValue(start);
    }
  }
}
