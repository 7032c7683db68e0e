package org.challengectl.persistence.internal;

import java.nio.file.Path;

final class PostgresPersistenceTest extends PersistenceContract {

  @Override
  DatabaseSettings settings(Path directory) {
    return TestDatabases.postgresql(directory);
  }
}
