package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.Test;

/** What happens to transactions that are committed together. */
interface LedgerGroupContract extends Repositories {

  @Test
  default void commitsWhatWaitsInItsOrderAndTellsInThatOrder() throws Exception {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    List<Integer> told = Collections.synchronizedList(new ArrayList<>());
    LedgerGroup group = new LedgerGroup(ledger());
    for (int i = 0; i < 40; i++) {
      int number = i;
      group.add(
          tx -> {
            tx.saveSetting("last", Integer.toString(number));
            done.add(number);
            return number;
          },
          told::add);
    }
    assertEquals(List.of(), told);

    group.commit();

    List<Integer> all = IntStream.range(0, 40).boxed().toList();
    assertEquals(all, done);
    assertEquals(all, told);
    assertEquals(Optional.of("39"), ledger().transact(tx -> tx.setting("last")));
  }

  @Test
  default void tellsOnlyWhatOthersCanReadAlready() throws Exception {
    challenges().save(List.of(Samples.draft("morse")));
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    LedgerGroup group = new LedgerGroup(ledger());
    group.add(
        tx -> Claims.grant(tx, tx.challenge("morse").orElseThrow(), "runner-1", "0"),
        lease -> seen.add(transmissions().liveLeases().size()));
    group.add(tx -> 0, seen::add);

    group.commit();

    assertEquals(List.of(1, 0), seen);
  }

  @Test
  default void leavesNothingOfOneThatThrowsAndTheOthersOfItsGroupAlone() throws Exception {
    LedgerGroup group = new LedgerGroup(ledger());
    group.add(tx -> saved(tx, "one", "1"), result -> {});
    LedgerGroup.Member<Object> refused =
        group.add(
            tx -> {
              saved(tx, "one", "changed");
              saved(tx, "two", "2");
              throw RefusedException.notFound("what it wanted");
            },
            result -> {
              throw new AssertionError("told of what did not happen");
            });
    LedgerGroup.Member<String> after =
        group.add(tx -> tx.setting("one") + " " + tx.setting("two"), result -> {});
    group.commit();

    assertInstanceOf(RefusedException.class, refused.failure().orElseThrow());
    assertEquals("Optional[1] Optional.empty", after.result());
    assertEquals(Optional.of("1"), ledger().transact(tx -> tx.setting("one")));
    assertEquals(Optional.empty(), ledger().transact(tx -> tx.setting("two")));
  }

  @Test
  default void outlivesAStatementThatTheDatabaseRefuses() throws Exception {
    challenges().save(List.of(Samples.draft("morse"), Samples.draft("voice")));
    LedgerGroup group = new LedgerGroup(ledger());
    LedgerGroup.Member<Lease> first =
        group.add(tx -> granted(tx, "morse", "runner-1"), lease -> {});
    LedgerGroup.Member<Lease> second =
        group.add(tx -> granted(tx, "morse", "runner-2"), lease -> {});
    LedgerGroup.Member<Lease> third =
        group.add(tx -> granted(tx, "voice", "runner-3"), lease -> {});
    group.commit();

    RefusedException refused =
        assertInstanceOf(RefusedException.class, second.failure().orElseThrow());
    assertEquals("lease_conflict", refused.code());
    assertEquals(List.of(first.result(), third.result()), transmissions().liveLeases());
    assertEquals(2, transmissions().list(Optional.empty(), 10, 0).size());
    assertTrue(third.result().fencingNumber() > first.result().fencingNumber());
  }

  @Test
  default void throwsWhatTheTellingThrew() throws Exception {
    LedgerGroup group = new LedgerGroup(ledger());
    LedgerGroup.Member<String> one =
        group.add(
            tx -> saved(tx, "one", "1"),
            result -> {
              throw new IllegalStateException("nobody listens");
            });
    List<String> told = new ArrayList<>();
    group.add(tx -> saved(tx, "two", "2"), told::add);
    group.commit();

    assertEquals("nobody listens", one.failure().orElseThrow().getMessage());
    assertEquals(List.of("2"), told);
    assertEquals(Optional.of("1"), ledger().transact(tx -> tx.setting("one")));
  }

  @Test
  default void refusesATransactionWithinATransaction() {
    assertThrows(
        IllegalStateException.class,
        () -> ledger().transact(tx -> ledger().transact(inner -> inner.due(NOW))));
    assertThrows(
        IllegalStateException.class,
        () -> database().write(entities -> ledger().transact(inner -> inner.due(NOW))));
  }

  private static String saved(LedgerTransaction tx, String key, String value) {
    tx.saveSetting(key, value);
    return value;
  }

  private static Lease granted(LedgerTransaction tx, String challenge, String runner) {
    return Claims.grant(tx, tx.challenge(challenge).orElseThrow(), runner, "0");
  }
}
