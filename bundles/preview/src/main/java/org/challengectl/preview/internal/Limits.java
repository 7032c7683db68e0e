package org.challengectl.preview.internal;

import java.time.Duration;

/**
 * How much of a transmission is looked at.
 *
 * @param samples at most so many from its beginning
 * @param time at most as many as can be made and looked at in this time; a guard against
 *     modulations that are slow
 */
record Limits(long samples, Duration time) {

  /** A minute of what fits into the lowest rate; a second or two of work. */
  static final Limits USUAL = new Limits(15_000_000, Duration.ofSeconds(5));
}
