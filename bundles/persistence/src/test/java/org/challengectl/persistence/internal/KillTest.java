package org.challengectl.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Ledger;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Transmission;
import org.challengectl.persistence.internal.ledger.SqlLedger;
import org.challengectl.persistence.internal.model.TransmissionHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed at any moment loses nothing that it has acknowledged. */
final class KillTest {

  private static final int ROUNDS = 3;
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 40;

  @TempDir Path directory;

  @Test
  void losesNothingThatWasAcknowledgedOnSqlite() throws Exception {
    killAndLook(TestDatabases.sqlite(directory));
  }

  @Test
  void losesNothingThatWasAcknowledgedOnPostgresql() throws Exception {
    killAndLook(TestDatabases.postgresql(directory));
  }

  private void killAndLook(DatabaseSettings settings) throws Exception {
    List<Long> numbers = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      numbers.addAll(acknowledgedBeforeTheKill(settings));
      try (Database database = TestDatabases.open(settings)) {
        Ledger ledger = new SqlLedger(database);
        for (long number : numbers) {
          assertTrue(
              ledger.transact(t -> t.lease(number)).isPresent(), "lease " + number + " is lost");
        }
        List<Transmission> transmissions =
            new TransmissionHistory(database).list(Optional.empty(), 1000, 0);
        for (Transmission transmission : transmissions) {
          assertTrue(
              ledger.transact(t -> t.lease(transmission.fencingNumber())).isPresent(),
              "half a grant is left of " + transmission);
        }
        long next = ledger.transact(LedgerTransaction::nextFencingNumber);
        assertTrue(next > numbers.get(numbers.size() - 1), next + " was given before");
        assertEquals(Optional.empty(), ledger.transact(t -> t.setting("restore_detected")));
      }
    }
    assertEquals(numbers.size(), numbers.stream().distinct().count());
  }

  private List<Long> acknowledgedBeforeTheKill(DatabaseSettings settings) throws IOException {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Grantor.class.getName(),
                settings.dialect().name(),
                settings.url(),
                settings.directory().toString())
            .redirectErrorStream(false)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Long> numbers = new ArrayList<>();
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        // Only whole lines count: the kill may cut the last one.
        if (line.matches("granted [0-9]+\\.")) {
          numbers.add(Long.parseLong(line.substring(8, line.length() - 1)));
        }
        if (numbers.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
          // By its handle: what it said before can still be read.
          assertTrue(server.toHandle().destroyForcibly());
        }
      }
    } finally {
      server.destroyForcibly();
    }
    assertTrue(numbers.size() >= ACKNOWLEDGED_BEFORE_THE_KILL, "the server ended early");
    return numbers;
  }

  /** The server that is killed: grants as fast as it can and says so after each commit. */
  static final class Grantor {

    private Grantor() {}

    public static void main(String[] arguments) {
      DatabaseSettings settings =
          new DatabaseSettings(
              Dialect.valueOf(arguments[0]), arguments[1], "", "", Path.of(arguments[2]), 1);
      try (Database database = TestDatabases.open(settings)) {
        Ledger ledger = new SqlLedger(database);
        while (true) {
          long number = ledger.transact(Grantor::grant);
          System.out.println("granted " + number + ".");
        }
      }
    }

    private static long grant(LedgerTransaction transaction) {
      long number = transaction.nextFencingNumber();
      String challenge = "c-" + number;
      long id = transaction.insertTransmission(Samples.transmission(number, challenge, "runner-1"));
      transaction.insertLease(
          Samples.lease(number, id, challenge, "runner-1", Long.toString(number)));
      return number;
    }
  }
}
