package org.challengectl.signal;

import java.time.Duration;

/**
 * One signal about to be sent: complex baseband, single use, confined to one thread. Memory does
 * not grow with the length of the transmission, and {@link #read} allocates nothing in steady
 * state.
 */
public interface Signal extends AutoCloseable {

  /** The lowest sample rate; a modulation whose signal fits into it must serve it. */
  int MIN_SAMPLE_RATE_HZ = 250_000;

  /** The highest sample rate that every modulation must serve. */
  int MAX_SAMPLE_RATE_HZ = 20_000_000;

  /** Time from the first to the last sample, lead-in and tail included. */
  Duration duration();

  /** Number of complex samples that {@link #read} will give in total. */
  long sampleCount();

  /** The band that holds 99 % of the power (ITU-R SM.443), relative to the carrier. */
  Band occupiedBand();

  /**
   * Makes the next samples.
   *
   * @param iq receives interleaved I and Q, each sample's magnitude at most 1.0
   * @param offset index into {@code iq} of the first I, in floats
   * @param samples how many complex samples are wanted, at least 1
   * @return how many complex samples were written, at least 1; -1 at the end
   */
  int read(float[] iq, int offset, int samples);

  @Override
  void close();
}
