package org.challengectl.modulation.kit;

/**
 * Mono audio without an end: after its content it gives silence. What rides on a {@link Carrier}
 * has {@value #RATE_HZ} samples per second and 200-3000 Hz. For one thread, once.
 */
@FunctionalInterface
public interface AudioSource extends AutoCloseable {

  /** Samples per second for a {@link Carrier}. */
  int RATE_HZ = 8_000;

  /**
   * Writes exactly as many samples as are wanted; allocates nothing.
   *
   * @param out receives samples; full scale is 1.0
   * @param offset index of the first
   * @param samples how many
   */
  void read(float[] out, int offset, int samples);

  /** Lets go of a file that is played; by default there is none. */
  @Override
  default void close() {}
}
