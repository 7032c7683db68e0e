package org.challengectl.scheduler.internal;

import static org.challengectl.scheduler.fixture.Samples.device;
import static org.challengectl.scheduler.fixture.Samples.fixed;
import static org.challengectl.scheduler.fixture.Samples.profile;
import static org.challengectl.scheduler.fixture.Samples.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.challengectl.domain.Device;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.SignalProfile;
import org.challengectl.scheduler.fixture.Bench;
import org.challengectl.scheduler.internal.FrequencyDrawing.Placement;
import org.junit.jupiter.api.Test;

class FrequencyDrawingTest {

  private static final long GUARD = 2_000;

  private final SplittableRandom random = new SplittableRandom(7);
  private final FrequencyDrawing drawing =
      new FrequencyDrawing(Bench.settings(UnaryOperator.identity()), random);

  private Optional<Placement> draw(
      FrequencyPlan plan, SignalProfile profile, Device device, List<FrequencyBand> taken) {
    return drawing.draw(plan, profile, List.of(), device, taken);
  }

  private static FrequencyPlan manual(long low, long high) {
    return new FrequencyPlan.Manual(new FrequencyBand(low, high));
  }

  @Test
  void theWholeBandIsAlwaysInsideTheRangeTheLimitsAndWhatIsFree() {
    int drawn = 0;
    for (int i = 0; i < 20_000; i++) {
      long low = random.nextLong(1_000_000, 2_000_000_000);
      FrequencyBand range = new FrequencyBand(low, low + random.nextLong(1, 400_000));
      long limitLow = low + random.nextLong(-200_000, 200_000);
      FrequencyBand limit = new FrequencyBand(limitLow, limitLow + random.nextLong(300_000));
      long from = random.nextLong(-20_000, 20_000);
      SignalProfile profile =
          new SignalProfile(Duration.ofSeconds(1), from, from + random.nextLong(1, 60_000));
      List<FrequencyBand> taken = new ArrayList<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        long at = low + random.nextLong(400_000);
        taken.add(new FrequencyBand(at, at + random.nextLong(50_000)));
      }
      Optional<Placement> placement =
          draw(new FrequencyPlan.Manual(range), profile, device("0", limit), taken);
      if (placement.isPresent()) {
        drawn++;
        FrequencyBand occupied = profile.bandAt(placement.get().carrierHz());
        FrequencyBand guarded = placement.get().band();
        assertTrue(range.contains(occupied) && limit.contains(occupied));
        assertEquals(occupied.lowHz() - GUARD, guarded.lowHz());
        assertEquals(occupied.highHz() + GUARD, guarded.highHz());
        assertTrue(taken.stream().noneMatch(guarded::overlaps));
      }
    }
    assertTrue(drawn > 3_000, "drawn " + drawn);
  }

  @Test
  void theDrawIsEvenOverAllFreeCarriersOfTheRaster() {
    // 20 carriers, of which a neighbour takes 5.
    FrequencyPlan plan = manual(144_000_000 - 2_100, 144_019_000 + 2_100);
    List<FrequencyBand> taken = List.of(new FrequencyBand(144_005_000, 144_005_100));
    Map<Long, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 30_000; i++) {
      long carrier = draw(plan, profile(1, 200), device("0"), taken).orElseThrow().carrierHz();
      counts.merge(carrier, 1, Integer::sum);
    }
    assertEquals(15, counts.size(), counts.toString());
    double chiSquare =
        counts.values().stream().mapToDouble(n -> (n - 2_000.0) * (n - 2_000.0) / 2_000).sum();
    // 14 degrees of freedom: exceeded by chance once in a thousand; the seed is fixed.
    assertTrue(chiSquare < 36.1, "chi square " + chiSquare);
  }

  @Test
  void wideSignalsStandOnFiveKilohertzNarrowOnesOnOneAndSmallRangesOnLess() {
    FrequencyPlan wide = manual(433_000_123, 434_000_000);
    FrequencyPlan small = manual(433_000_000, 433_004_600);
    for (int i = 0; i < 200; i++) {
      assertEquals(
          0, draw(wide, profile(1, 16_000), device("0"), List.of()).get().carrierHz() % 5_000);
      assertEquals(
          0, draw(wide, profile(1, 200), device("0"), List.of()).get().carrierHz() % 1_000);
      assertEquals(0, draw(small, profile(1, 200), device("0"), List.of()).get().carrierHz() % 100);
    }
  }

  @Test
  void aRangeThatIsJustWideEnoughIsUsed() {
    FrequencyPlan exact = manual(433_000_001, 433_016_001);
    assertEquals(
        433_008_001,
        draw(exact, profile(1, 16_000), device("0"), List.of()).orElseThrow().carrierHz());
    assertEquals(Optional.empty(), draw(exact, profile(1, 16_002), device("0"), List.of()));
  }

  @Test
  void aSidebandIsPlacedByWhatItOccupiesNotByItsCarrier() {
    SignalProfile upper = new SignalProfile(Duration.ofSeconds(1), 200, 2_800);
    long carrier =
        draw(manual(144_300_000, 144_302_600), upper, device("0"), List.of())
            .orElseThrow()
            .carrierHz();
    assertEquals(144_299_800, carrier);
  }

  @Test
  void aSignalDoesNotStraddleTwoRanges() {
    List<FrequencyRange> ranges =
        List.of(range("a", 144_000_000, 144_010_000), range("b", 144_010_000, 144_050_000));
    for (int i = 0; i < 100; i++) {
      Placement placement =
          drawing
              .draw(
                  new FrequencyPlan.Named(List.of("a", "b")),
                  profile(1, 16_000),
                  ranges,
                  device("0"),
                  List.of())
              .orElseThrow();
      assertTrue(placement.carrierHz() >= 144_018_000, "at " + placement.carrierHz());
    }
  }

  @Test
  void aFixedFrequencyIsTakenAsItIs() {
    assertEquals(
        433_920_123,
        draw(fixed(433_920_123), profile(1, 200), device("0"), List.of())
            .orElseThrow()
            .carrierHz());
    assertEquals(
        Optional.empty(),
        draw(
            fixed(433_920_123),
            profile(1, 200),
            device("0", new FrequencyBand(433_920_100, 434_000_000)),
            List.of()));
  }

  @Test
  void absurdFrequenciesAreNeverPlaced() {
    SignalProfile profile = profile(1, 200);
    assertEquals(Optional.empty(), draw(fixed(50), profile, device("0"), List.of()));
    assertEquals(Optional.empty(), draw(fixed(Long.MAX_VALUE), profile, device("0"), List.of()));
    assertEquals(
        Optional.empty(),
        draw(manual(Long.MAX_VALUE - 10, Long.MAX_VALUE), profile, device("0"), List.of()));
    assertEquals(Optional.empty(), draw(manual(1, 2), profile, device("0"), List.of()));
  }

  @Test
  void aSignalThatIsTooWideForTheDevicesSampleRateFindsNoPlace() {
    SignalProfile wide = new SignalProfile(Duration.ofSeconds(1), -900_000, 990_000);
    FrequencyPlan plan = manual(430_000_000, 440_000_000);
    for (int rate : new int[] {0, 1_980_000, 2_000_000}) {
      Device fast = new Device("0", "hackrf", "0", List.of(), rate);
      assertTrue(draw(plan, wide, fast, List.of()).isPresent(), "rate " + rate);
    }
    Device slow = new Device("0", "hackrf", "0", List.of(), 1_900_000);
    assertTrue(draw(plan, wide, slow, List.of()).isEmpty());
    assertTrue(drawing.lowest(plan, wide, List.of(), slow).isEmpty());
  }
}
