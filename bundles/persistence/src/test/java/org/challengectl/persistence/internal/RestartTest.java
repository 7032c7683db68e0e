package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Ledger;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.persistence.internal.ledger.SqlLedger;
import org.challengectl.persistence.internal.model.StoredChallenges;
import org.challengectl.persistence.internal.model.TransmissionHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is still there after a stop, a start, and a restore from a backup. */
final class RestartTest {

  @TempDir Path directory;

  private Database open() {
    return TestDatabases.open(TestDatabases.sqlite(directory));
  }

  private static long number(Database database) {
    return new SqlLedger(database).transact(LedgerTransaction::nextFencingNumber);
  }

  private static Optional<String> restoreDetected(Database database) {
    return new SqlLedger(database)
        .transact(t -> t.setting("restore_detected"))
        .filter(s -> !s.isEmpty());
  }

  @Test
  void keepsEverythingOverAStopAndAStart() {
    Challenge challenge;
    Lease lease;
    try (Database database = open()) {
      StoredChallenges challenges = new StoredChallenges(database, new ServerClock(() -> NOW));
      challenges.save(List.of(Samples.draft("morse")));
      lease = Claims.claim(new SqlLedger(database), NOW, "runner-1", "0").orElseThrow();
      challenge = challenges.find("morse").orElseThrow();
    }
    try (Database database = open()) {
      assertEquals(
          Optional.of(challenge),
          new StoredChallenges(database, new ServerClock(() -> NOW)).find("morse"));
      assertEquals(List.of(lease), new TransmissionHistory(database).liveLeases());
      assertEquals(lease.fencingNumber() + 1, number(database), "no gap after a clean stop");
      assertEquals(Optional.empty(), restoreDetected(database));
    }
  }

  @Test
  void refusesWorkAfterItWasClosed() {
    Database database = open();
    Ledger ledger = new SqlLedger(database);
    database.close();
    DatabaseException refused =
        assertThrows(DatabaseException.class, () -> ledger.transact(t -> t));
    assertEquals(DatabaseException.Code.CLOSED, refused.code());
    assertThrows(DatabaseException.class, () -> database.read(entities -> entities));
  }

  @Test
  void letsOnlyOneServerUseADataDirectory() {
    Database first = open();
    DatabaseException refused = assertThrows(DatabaseException.class, this::open);
    assertEquals(DatabaseException.Code.DIRECTORY, refused.code());
    assertTrue(refused.getMessage().contains("in use by another server"), refused.getMessage());
    first.close();
    open().close();
  }

  @Test
  void goesBeyondEveryNumberThatWasGivenBeforeARestore() throws IOException {
    open().close();
    Path file = directory.resolve("challengectl.db");
    Path backup = directory.resolve("backup.db");
    Files.copy(file, backup);
    long last = 0;
    try (Database database = open()) {
      for (int i = 0; i < 3; i++) {
        last = number(database);
      }
    }
    Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);

    try (Database database = open()) {
      assertTrue(restoreDetected(database).isPresent());
      assertTrue(number(database) > last);
      new SqlLedger(database)
          .transact(
              t -> {
                t.saveSetting("restore_detected", "");
                return null;
              });
    }
    try (Database database = open()) {
      assertEquals(Optional.empty(), restoreDetected(database), "told once");
    }
  }

  @Test
  void takesADatabaseWithoutItsPastForARestoredOne() throws IOException {
    long last;
    try (Database database = open()) {
      last = number(database);
    }
    Files.delete(directory.resolve("fencing-ceiling"));
    Files.delete(directory.resolve("fencing-last"));
    long next;
    try (Database database = open()) {
      assertTrue(restoreDetected(database).isPresent());
      next = number(database);
      assertTrue(next >= last + FencingNumbers.EPOCH, next + " after " + last);
    }
    try (Database database = open()) {
      assertEquals(next + 1, number(database), "and then it has a past again");
    }
  }

  @Test
  void saysWhatToDoWithADamagedSideFile() throws IOException {
    open().close();
    Files.writeString(directory.resolve("fencing-ceiling"), "what?");
    DatabaseException refused = assertThrows(DatabaseException.class, this::open);
    assertFalse(refused.getMessage().contains("\n"));
    assertTrue(refused.getMessage().contains("fencing-ceiling is damaged"), refused.getMessage());
    Files.writeString(directory.resolve("fencing-ceiling"), "77\n");
    try (Database database = open()) {
      assertEquals(78, number(database));
    }
  }
}
