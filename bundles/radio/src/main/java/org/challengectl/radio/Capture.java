package org.challengectl.radio;

import java.time.Instant;

/** A running reception. {@link #read} is confined to one thread; {@link #close} is not. */
public interface Capture extends AutoCloseable {

  /** When the first sample was on the air. */
  Instant startedAt();

  /** Complex samples per second. */
  int sampleRateHz();

  /**
   * Waits for samples.
   *
   * @param iq receives interleaved I and Q; full scale is 1.0
   * @param offset index into {@code iq} of the first I, in floats
   * @param samples how many complex samples are wanted, at least 1
   * @return how many complex samples were written, at least 1; -1 after {@link #close}
   * @throws RadioException if the radio was lost
   */
  int read(float[] iq, int offset, int samples) throws RadioException;

  /** Complex samples that were lost so far because they were not read in time. */
  long lostSamples();

  @Override
  void close();
}
