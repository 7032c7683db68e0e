package org.challengectl.domain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pause between the end of one transmission of a challenge and the next.
 *
 * @param min at least zero
 * @param max at least {@code min}
 */
public record Delays(Duration min, Duration max, DelayMode mode) {

  public Delays {
    if (min.isNegative() || max.compareTo(min) < 0) {
      throw new IllegalArgumentException("delays must satisfy 0 <= min <= max");
    }
  }

  /** The next pause. */
  public Duration next(RandomGenerator random) {
    return switch (mode) {
      case MEAN -> min.plus(max).dividedBy(2);
      case UNIFORM -> Duration.ofMillis(random.nextLong(min.toMillis(), max.toMillis() + 1));
    };
  }
}
