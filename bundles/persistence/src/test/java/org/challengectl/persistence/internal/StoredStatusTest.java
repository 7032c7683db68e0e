package org.challengectl.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredStatusTest {

  @Test
  void tellsTheDatabaseAndItsLength(@TempDir Path directory) {
    try (Database database = TestDatabases.open(TestDatabases.sqlite(directory))) {
      StoredStatus status = new StoredStatus(database);
      assertEquals("sqlite", status.database());
      assertTrue(status.databaseBytes().orElseThrow() > 10_000);
      assertTrue(Files.isDirectory(status.directory()));
    }
  }
}
