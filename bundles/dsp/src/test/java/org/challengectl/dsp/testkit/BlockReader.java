package org.challengectl.dsp.testkit;

/** Anything that gives complex samples until -1. */
@FunctionalInterface
public interface BlockReader {

  /** As the {@code read} of a signal. */
  int read(float[] iq, int offset, int samples);
}
