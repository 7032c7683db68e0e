package org.challengectl.radio;

/**
 * A span of frequencies or rates, both ends included.
 *
 * @param minHz at least 0
 * @param maxHz at least {@code minHz}
 */
public record FrequencySpan(long minHz, long maxHz) {

  public FrequencySpan {
    if (minHz < 0 || maxHz < minHz) {
      throw new IllegalArgumentException("not a span: " + minHz + ".." + maxHz + " Hz");
    }
  }

  public boolean contains(long hz) {
    return hz >= minHz && hz <= maxHz;
  }
}
