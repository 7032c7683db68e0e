package org.challengectl.radio;

/** Where samples come from, block by block. Confined to one thread. */
@FunctionalInterface
public interface SampleSource {

  /**
   * Gives the next samples.
   *
   * @param iq receives interleaved I and Q, each sample's magnitude at most 1.0
   * @param offset index into {@code iq} of the first I, in floats
   * @param samples how many complex samples are wanted, at least 1
   * @return how many complex samples were written, at least 1; -1 at the end
   */
  int read(float[] iq, int offset, int samples);
}
