package org.challengectl.cli.internal.render;

import java.io.IOException;

/** Where rendered samples go. */
public interface SampleSink extends AutoCloseable {

  /**
   * Takes samples.
   *
   * @param iq interleaved I and Q
   * @param samples complex samples in {@code iq}
   */
  void write(float[] iq, int samples) throws IOException;

  /** Completes the file; without it, closing leaves none. */
  void finish() throws IOException;

  @Override
  void close() throws IOException;
}
