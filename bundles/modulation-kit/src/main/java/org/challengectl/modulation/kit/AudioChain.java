package org.challengectl.modulation.kit;

/**
 * How audio becomes what modulates a carrier: pre-emphasis, limiter, whatever is added to it, at a
 * higher rate in the end. For one thread, once.
 */
@FunctionalInterface
public interface AudioChain {

  /**
   * Processes the next block; allocates nothing.
   *
   * @param audio all of it is taken
   * @param out all of it is filled, a whole multiple of {@code audio}, with at most 1.0
   */
  void execute(float[] audio, float[] out);
}
