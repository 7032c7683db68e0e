package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.domain.Lease;
import org.junit.jupiter.api.Test;

/** What happens when many want the same. */
interface LedgerConcurrencyContract extends Repositories {

  int RACERS = 8;

  /** Lets threads begin at the same moment. */
  static <T> List<T> race(List<Callable<T>> racers) throws Exception {
    CyclicBarrier start = new CyclicBarrier(racers.size());
    ExecutorService threads = Executors.newFixedThreadPool(racers.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> racer : racers) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return racer.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void givesADueChallengeToExactlyOneOfManyRunners() throws Exception {
    for (int round = 0; round < 5; round++) {
      String id = "round-" + round;
      challenges().save(List.of(Samples.draft(id)));
      List<Callable<Optional<Lease>>> racers = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        String runner = id + "-runner-" + i;
        racers.add(() -> Claims.claim(ledger(), NOW, runner, "0"));
      }
      assertEquals(1, race(racers).stream().filter(Optional::isPresent).count());
    }
    assertEquals(5, transmissions().liveLeases().size());
  }

  @Test
  default void givesEveryChallengeOnceAndEveryNumberOnce() throws Exception {
    int count = 60;
    List<Draft> drafts = IntStream.range(0, count).mapToObj(i -> Samples.draft("c-" + i)).toList();
    challenges().save(drafts);
    List<Callable<List<Lease>>> racers = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      String runner = "runner-" + i;
      racers.add(() -> claimAll(runner));
    }

    List<Lease> leases = race(racers).stream().flatMap(List::stream).toList();

    assertEquals(count, leases.size());
    Set<String> challenges = new HashSet<>();
    Set<Long> numbers = new HashSet<>();
    leases.forEach(lease -> challenges.add(lease.challengeId()));
    leases.forEach(lease -> numbers.add(lease.fencingNumber()));
    assertEquals(count, challenges.size());
    assertEquals(count, numbers.size());
    assertEquals(Set.copyOf(leases), Set.copyOf(transmissions().liveLeases()));
  }

  private List<Lease> claimAll(String runner) {
    List<Lease> leases = new ArrayList<>();
    Optional<Lease> next = Claims.claim(ledger(), NOW, runner, "0");
    while (next.isPresent()) {
      leases.add(next.get());
      next = Claims.claim(ledger(), NOW, runner, Integer.toString(leases.size()));
    }
    return leases;
  }

  @Test
  default void losesNoIncrementOfManyThreads() throws Exception {
    List<Callable<Integer>> racers = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      racers.add(() -> IntStream.range(0, 25).map(n -> increment()).sum());
    }
    race(racers);
    assertEquals(
        Optional.of(Integer.toString(RACERS * 25)), ledger().transact(t -> t.setting("count")));
  }

  private int increment() {
    return ledger()
        .transact(
            t -> {
              int next = Integer.parseInt(t.setting("count").orElse("0")) + 1;
              t.saveSetting("count", Integer.toString(next));
              return next;
            });
  }

  @Test
  default void keepsProgressThatIsMadeWhileAnOrganiserSaves() throws Exception {
    challenges().save(List.of(Samples.draft("morse")));
    List<Callable<Long>> racers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String runner = "runner-" + i;
      racers.add(() -> transmitTenTimes(runner));
    }
    racers.add(() -> saveTenTimes());

    long transmitted = race(racers).stream().mapToLong(Long::longValue).sum();

    assertEquals(
        transmitted, challenges().find("morse").orElseThrow().progress().transmissionCount());
  }

  private long transmitTenTimes(String runner) {
    long done = 0;
    for (int i = 0; i < 10; i++) {
      Optional<Lease> lease = Claims.claim(ledger(), NOW, runner, "0");
      if (lease.isPresent()) {
        Claims.complete(ledger(), lease.get(), NOW, NOW);
        done++;
      }
    }
    return done;
  }

  private long saveTenTimes() {
    for (int i = 0; i < 10; i++) {
      challenges()
          .save(
              List.of(Samples.draft("morse", Samples.sending(Samples.spec("morse"), "flag " + i))));
    }
    return 0;
  }

  @Test
  default void redeemsATokenExactlyOnce() throws Exception {
    EnrollmentToken token = Samples.token("t1", NOW);
    agents().saveToken(token);
    List<Callable<Optional<EnrollmentToken>>> racers = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      AgentCredential credential = Samples.credential("runner-1", "lookup-" + i);
      racers.add(() -> agents().redeem("t1", NOW, credential));
    }

    List<Optional<EnrollmentToken>> results = race(racers);

    assertEquals(1, results.stream().filter(Optional::isPresent).count());
    int winner = results.indexOf(Optional.of(token));
    for (int i = 0; i < RACERS; i++) {
      assertEquals(i == winner, agents().credential("lookup-" + i).isPresent());
    }
  }
}
