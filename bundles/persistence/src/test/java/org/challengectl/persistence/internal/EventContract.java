package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.Test;

/** The event, its ranges and the import of all. */
interface EventContract extends Repositories {

  Event EVENT =
      new Event(
          "Hamvention \"2025\" 📡",
          Optional.of(NOW),
          Optional.of(NOW.plusSeconds(86_400)),
          ZoneId.of("America/New_York"),
          Optional.of(LocalTime.of(9, 0)),
          Optional.of(LocalTime.of(17, 30)));

  @Test
  default void keepsTheEvent() {
    assertEquals(Optional.empty(), events().event());
    Event bare =
        new Event(
            "",
            Optional.empty(),
            Optional.empty(),
            ZoneOffset.ofHours(-5),
            Optional.empty(),
            Optional.empty());
    events().saveEvent(EVENT);
    assertEquals(Optional.of(EVENT), events().event());
    events().saveEvent(bare);
    assertEquals(Optional.of(bare), events().event());
  }

  @Test
  default void replacesAllRanges() {
    FrequencyRange low = Samples.range("2m", 144_000_000, 148_000_000);
    FrequencyRange high = Samples.range("70cm", 420_000_000, 450_000_000);
    events().saveFrequencyRanges(List.of(high, low));
    assertEquals(List.of(low, high), events().frequencyRanges());
    assertEquals(List.of(low, high), ledger().transact(LedgerTransaction::frequencyRanges));

    FrequencyRange narrower = Samples.range("2m", 145_000_000, 146_000_000);
    events().saveFrequencyRanges(List.of(narrower));
    assertEquals(List.of(narrower), events().frequencyRanges());
  }

  @Test
  default void refusesTwoRangesOfOneName() {
    FrequencyRange range = Samples.range("2m", 144_000_000, 148_000_000);
    events().saveFrequencyRanges(List.of(range));
    assertThrows(
        RefusedException.class,
        () ->
            events()
                .saveFrequencyRanges(List.of(Samples.range("x", 1, 2), Samples.range("x", 3, 4))));
    assertEquals(List.of(range), events().frequencyRanges());
  }

  @Test
  default void importsAWholeEvent() {
    FrequencyRange stays = Samples.range("hf", 7_000_000, 7_300_000);
    events().saveFrequencyRanges(List.of(stays, Samples.range("2m", 1, 2)));
    FrequencyRange replaced = Samples.range("2m", 144_000_000, 148_000_000);

    List<Challenge> imported =
        events()
            .importAll(
                Optional.of(EVENT),
                List.of(replaced),
                List.of(Samples.draft("morse"), Samples.draft("voice")));

    assertEquals(Optional.of(EVENT), events().event());
    assertEquals(List.of(stays, replaced), events().frequencyRanges());
    assertEquals(imported, challenges().all());
    events().importAll(Optional.empty(), List.of(), List.of());
    assertEquals(Optional.of(EVENT), events().event());
  }

  @Test
  default void anAttemptAtAnImportChangesNothing() {
    Challenge before = challenges().save(List.of(Samples.draft("morse"))).get(0);
    FrequencyRange range = Samples.range("2m", 144_000_000, 148_000_000);
    List<Challenge> tried =
        events()
            .tryImport(
                Optional.of(EVENT),
                List.of(range),
                List.of(
                    Samples.draft("morse", Samples.spec("renamed")),
                    Samples.draft("new", Samples.fileSpec("new"))));
    assertEquals(List.of("morse", "new"), tried.stream().map(Challenge::id).toList());
    assertEquals("renamed", tried.get(0).spec().name());
    assertEquals(List.of(before), challenges().all());
    assertEquals(Optional.empty(), events().event());
    assertEquals(List.of(), events().frequencyRanges());
    long next = challenges().save(List.of(Samples.draft("later"))).get(0).revision();
    assertEquals(before.revision() + 1, next);
    assertThrows(
        RefusedException.class,
        () ->
            events()
                .tryImport(
                    Optional.empty(),
                    List.of(),
                    List.of(Samples.draft("other", Samples.spec("morse")))));
  }

  @Test
  default void importsAllOrNothing() {
    challenges().save(List.of(Samples.draft("taken")));
    FrequencyRange range = Samples.range("2m", 144_000_000, 148_000_000);
    assertThrows(
        RefusedException.class,
        () ->
            events()
                .importAll(
                    Optional.of(EVENT),
                    List.of(range),
                    List.of(Samples.draft("new"), Samples.draft("other", Samples.spec("taken")))));
    assertEquals(Optional.empty(), events().event());
    assertEquals(List.of(), events().frequencyRanges());
    assertEquals(List.of("taken"), challenges().all().stream().map(Challenge::id).toList());
  }
}
