package org.challengectl.dsp;

/** Makes a signal at a low sample rate, without an end: after its content it gives silence. */
@FunctionalInterface
public interface BasebandSource extends AutoCloseable {

  /**
   * Writes exactly as many samples as are wanted; allocates nothing.
   *
   * @param iq receives interleaved I/Q
   * @param offset index of the first I, in floats
   * @param samples how many complex samples
   */
  void read(float[] iq, int offset, int samples);

  /** Lets go of files that the samples are made from; by default there are none. */
  @Override
  default void close() {}
}
