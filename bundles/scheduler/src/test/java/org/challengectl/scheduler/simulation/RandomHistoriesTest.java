package org.challengectl.scheduler.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.challengectl.scheduler.simulation.History.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of random histories. {@code -Dsimulation.histories=N} sets how many, {@code
 * -Dsimulation.first=S} the first seed, {@code -Dsimulation.seed=S} runs one alone and tells what
 * happens in it.
 */
class RandomHistoriesTest {

  private static final int HISTORIES = Integer.getInteger("simulation.histories", 25_000);
  private static final long FIRST = Long.getLong("simulation.first", 1L);
  private static final int ENOUGH_TO_BE_CAUGHT = 60_000;

  @Test
  void nobodyIsEverOnTheAirBesideHisSuccessor() {
    Long alone = Long.getLong("simulation.seed");
    if (alone != null) {
      Outcome outcome = History.run(alone, Sabotage.NONE, System.out::println);
      assertEquals(List.of(), outcome.violations(), "seed " + alone);
      return;
    }
    long begun = System.nanoTime();
    Tally tally =
        LongStream.range(FIRST, FIRST + HISTORIES)
            .parallel()
            .mapToObj(RandomHistoriesTest::play)
            .reduce(Tally.NONE, Tally::plus);
    System.out.printf(
        "%d histories in %d ms: %d radiations, %d counted, %d reports refused%n",
        HISTORIES,
        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
        tally.radiations,
        tally.successes,
        tally.refused);
    assertTrue(tally.radiations > HISTORIES * 10L, "too quiet to prove anything: " + tally);
    assertTrue(tally.refused > HISTORIES / 10L, "too tame to prove anything: " + tally);
  }

  private static Tally play(long seed) {
    Outcome outcome = History.run(seed, Sabotage.NONE, History.SILENT);
    assertEquals(List.of(), outcome.violations(), "again with -Dsimulation.seed=" + outcome.seed());
    return new Tally(outcome.radiations(), outcome.successes(), outcome.refused());
  }

  private record Tally(long radiations, long successes, long refused) {

    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(
          radiations + other.radiations, successes + other.successes, refused + other.refused);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aBrokenRuleIsBroughtToLight(Sabotage sabotage) {
    for (long seed = 1; seed <= ENOUGH_TO_BE_CAUGHT; seed++) {
      Outcome outcome = History.run(seed, sabotage, History.SILENT);
      if (!outcome.violations().isEmpty()) {
        System.out.printf("%s: seed %d: %s%n", sabotage, seed, outcome.violations().get(0));
        return;
      }
    }
    throw new AssertionError(sabotage + " was not noticed in " + ENOUGH_TO_BE_CAUGHT);
  }

  @Test
  void aHistoryFollowsFromItsSeed() {
    assertEquals(
        History.run(77, Sabotage.NONE, History.SILENT),
        History.run(77, Sabotage.NONE, History.SILENT));
  }
}
