package org.challengectl.dsp.internal;

import java.math.BigInteger;

/**
 * A ratio of sample rates in lowest terms. Output {@code k} lies at {@code k * down / up} input
 * samples.
 *
 * @param up outputs per cycle
 * @param down inputs per cycle
 */
record PolyphaseRatio(long up, long down) {

  static PolyphaseRatio of(long inputRateHz, long outputRateHz) {
    long divisor =
        BigInteger.valueOf(outputRateHz).gcd(BigInteger.valueOf(inputRateHz)).longValueExact();
    return new PolyphaseRatio(outputRateHz / divisor, inputRateHz / divisor);
  }

  /** Most outputs that so many inputs can give. */
  long maxOutput(long input) {
    return (input * up + down - 1) / down;
  }
}
