package org.challengectl.scheduler.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Everything that is left to chance in one history. */
final class Chance {

  static final long SECOND = 1_000_000_000L;

  private final SplittableRandom random;

  Chance(long seed) {
    // Neighbouring seeds must not begin alike.
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 0x2545F4914F6CDD1DL);
  }

  RandomGenerator generator() {
    return random;
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** A time in nanoseconds between two times in seconds. */
  long seconds(double least, double most) {
    return (long) ((least + (most - least) * random.nextDouble()) * SECOND);
  }

  double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  int number(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
