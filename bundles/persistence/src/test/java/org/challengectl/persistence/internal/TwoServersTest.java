package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Ledger;
import org.challengectl.persistence.internal.ledger.SqlLedger;
import org.challengectl.persistence.internal.model.StoredChallenges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers over one PostgreSQL. */
final class TwoServersTest {

  @Test
  void grantEveryChallengeOnceAndSeeEachOthersDefinitions(@TempDir Path one, @TempDir Path two)
      throws Exception {
    DatabaseSettings first = TestDatabases.postgresql(one);
    DatabaseSettings second = new DatabaseSettings(Dialect.POSTGRESQL, first.url(), "", "", two, 2);
    try (Database a = TestDatabases.open(first);
        Database b = TestDatabases.open(second)) {
      StoredChallenges challenges = new StoredChallenges(a, new ServerClock(() -> NOW));
      challenges.save(IntStream.range(0, 40).mapToObj(i -> Samples.draft("c-" + i)).toList());
      List<Callable<List<Lease>>> racers = new ArrayList<>();
      for (Database database : List.of(a, b, a, b)) {
        Ledger ledger = new SqlLedger(database);
        String runner = "runner-" + racers.size();
        racers.add(() -> claimAll(ledger, runner));
      }

      List<Lease> leases =
          LedgerConcurrencyContract.race(racers).stream().flatMap(List::stream).toList();

      assertEquals(40, leases.size());
      assertEquals(40, leases.stream().map(Lease::challengeId).distinct().count());
      assertEquals(40, leases.stream().map(Lease::fencingNumber).distinct().count());

      Challenge changed =
          challenges
              .save(List.of(Samples.draft("c-1", Samples.sending(Samples.spec("c-1"), "new"))))
              .get(0);
      assertEquals(Optional.of(changed), new SqlLedger(b).transact(t -> t.challenge("c-1")));
    }
  }

  private static List<Lease> claimAll(Ledger ledger, String runner) {
    List<Lease> leases = new ArrayList<>();
    Optional<Lease> next = Claims.claim(ledger, NOW, runner, "0");
    while (next.isPresent()) {
      leases.add(next.get());
      next = Claims.claim(ledger, NOW, runner, Integer.toString(leases.size()));
    }
    return leases;
  }
}
