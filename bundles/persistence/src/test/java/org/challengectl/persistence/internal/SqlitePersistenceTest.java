package org.challengectl.persistence.internal;

import java.nio.file.Path;

final class SqlitePersistenceTest extends PersistenceContract {

  @Override
  DatabaseSettings settings(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
