package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Ledger;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.persistence.internal.ledger.SqlLedger;
import org.challengectl.persistence.internal.model.StoredChallenges;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many challenges can be granted and completed each second. Not run with the tests; see
 * docs/benchmarks/persistence.md.
 */
final class ClaimBenchmark {

  private static final int CHALLENGES = 100;
  private static final long WARM_UP_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long MEASURED_NANOS = Duration.ofSeconds(4).toNanos();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void measure(Dialect dialect, @TempDir Path directory) throws Exception {
    DatabaseSettings settings =
        switch (dialect) {
          case SQLITE -> TestDatabases.sqlite(directory);
          case POSTGRESQL -> TestDatabases.postgresql(directory);
        };
    try (Database database = TestDatabases.open(settings)) {
      new StoredChallenges(database, new ServerClock(() -> NOW))
          .save(IntStream.range(0, CHALLENGES).mapToObj(i -> Samples.draft("c-" + i)).toList());
      Ledger ledger = new SqlLedger(database);
      for (int threads : new int[] {1, 8, 50}) {
        cycles(ledger, threads, WARM_UP_NANOS);
        double cycles = cycles(ledger, threads, MEASURED_NANOS);
        System.out.printf(
            Locale.ROOT,
            "%-10s %2d threads: %6.0f claims/s, each completed (%6.0f transactions/s)%n",
            Names.of(dialect),
            threads,
            cycles,
            2 * cycles);
      }
      double idle = idlePolls(ledger);
      System.out.printf(
          Locale.ROOT,
          "%-10s  1 thread:  %6.0f polls/s with nothing due%n",
          Names.of(dialect),
          idle);
    }
  }

  private static double cycles(Ledger ledger, int threads, long nanos) throws Exception {
    List<Callable<Long>> runners = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      String runner = "runner-" + i;
      ledger.transact(
          t -> {
            t.saveAgent(Samples.agent(runner));
            return null;
          });
      runners.add(() -> cycles(ledger, runner, nanos));
    }
    long start = System.nanoTime();
    long done = LedgerConcurrencyContract.race(runners).stream().mapToLong(n -> n).sum();
    assertTrue(done > 0);
    return done * 1e9 / (System.nanoTime() - start);
  }

  private static long cycles(Ledger ledger, String runner, long nanos) {
    long end = System.nanoTime() + nanos;
    long done = 0;
    while (System.nanoTime() < end) {
      Optional<Lease> lease = ledger.transact(t -> poll(t, runner));
      if (lease.isPresent()) {
        Claims.complete(ledger, lease.get(), NOW, NOW);
        done++;
      }
    }
    return done;
  }

  /** What a scheduler reads before it grants. */
  private static Optional<Lease> poll(LedgerTransaction transaction, String runner) {
    if (transaction.setting("paused").isPresent() || transaction.agent(runner).isEmpty()) {
      return Optional.empty();
    }
    List<Lease> live = transaction.liveLeases();
    List<Challenge> due = transaction.due(NOW);
    transaction.frequencyRanges();
    if (due.isEmpty() || live.stream().anyMatch(lease -> lease.agentId().equals(runner))) {
      return Optional.empty();
    }
    Lease lease = Claims.grant(transaction, due.get(due.size() / 2), runner, "0");
    transaction.recordingHistory(lease.challengeId());
    transaction.agents(AgentType.LISTENER);
    return Optional.of(lease);
  }

  private static double idlePolls(Ledger ledger) {
    ledger.transact(
        t -> {
          for (Challenge challenge : t.due(NOW)) {
            t.saveProgress(challenge.id(), challenge.progress().waiting(NOW.plusSeconds(9)));
          }
          return null;
        });
    long start = System.nanoTime();
    long polls = 0;
    while (System.nanoTime() - start < MEASURED_NANOS) {
      assertTrue(ledger.transact(t -> poll(t, "runner-0")).isEmpty());
      polls++;
    }
    return polls * 1e9 / (System.nanoTime() - start);
  }
}
