package org.challengectl.domain;

import java.nio.file.Path;
import java.util.OptionalLong;

/** How the store of all data is. Safe for concurrent use. */
public interface StorageStatus {

  /** As people call it, e.g. "sqlite". */
  String database();

  /** How long the database is; empty if it does not say. */
  OptionalLong databaseBytes();

  /** Where the server keeps its files. */
  Path directory();
}
