package org.challengectl.waterfall.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BurstsTest {

  /** Means of {@code freedom} exponential values. */
  private static double[] noise(int rows, int freedom, Random random) {
    double[] ratios = new double[rows];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < freedom; k++) {
        ratios[r] -= Math.log(1 - random.nextDouble()) / freedom;
      }
    }
    return ratios;
  }

  @Test
  void findsNothingInALotOfNoiseEvenIfItsLevelIsUnderestimated() {
    Random random = new Random(1);
    int found = 0;
    for (int trial = 0; trial < 2000; trial++) {
      double[] ratios = noise(1000, 1 + trial % 4, random);
      for (int r = 0; r < ratios.length; r++) {
        ratios[r] *= 1.17;
      }
      found += Bursts.find(ratios, 1 + trial % 4, 1).size();
    }
    assertEquals(0, found);
  }

  @Test
  void findsABurstAndItsEnds() {
    double[] ratios = noise(1000, 4, new Random(2));
    for (int r = 400; r < 500; r++) {
      ratios[r] *= 5;
    }
    List<Bursts.Burst> bursts = Bursts.find(ratios, 4, 1);
    assertEquals(1, bursts.size());
    assertEquals(400, bursts.get(0).first(), 3);
    assertEquals(499, bursts.get(0).last(), 3);
  }

  @Test
  void seesTheEndOfAVeryStrongBurstAtOnce() {
    double[] ratios = noise(5000, 4, new Random(3));
    for (int r = 400; r < 500; r++) {
      ratios[r] *= 1e7;
    }
    ratios[4000] = 1e4;
    List<Bursts.Burst> bursts = Bursts.find(ratios, 4, 1);
    assertEquals(499, bursts.get(0).last());
    assertTrue(bursts.stream().anyMatch(b -> b.first() >= 3990 && b.last() == 4000));
  }

  @Test
  void servesASeriesWithoutRows() {
    assertEquals(List.of(), Bursts.find(new double[0], 4, 1));
  }
}
