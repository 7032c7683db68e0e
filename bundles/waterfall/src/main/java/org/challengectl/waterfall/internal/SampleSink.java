package org.challengectl.waterfall.internal;

/** Takes complex samples, block by block. */
@FunctionalInterface
public interface SampleSink {

  /**
   * Takes samples; keeps no reference to the array and does not change it.
   *
   * @param iq interleaved I and Q
   * @param offset index of the first I, in floats
   * @param samples complex samples, 0 or more
   */
  void accept(float[] iq, int offset, int samples);
}
