package org.challengectl.domain;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Where the data are, and how many. Safe for concurrent use. */
public interface StorageState {

  /** Name and version of the database, as "SQLite 3.45.1". */
  Product product();

  /** What the database takes. */
  OptionalLong databaseBytes();

  /** The directory of the server's files. */
  Path directory();

  /** A program of somebody else. */
  record Product(String name, String version) {}
}
