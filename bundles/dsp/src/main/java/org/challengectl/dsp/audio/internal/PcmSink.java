package org.challengectl.dsp.audio.internal;

import java.io.IOException;

/** Takes audio while it is unpacked. */
public interface PcmSink {

  /**
   * Says what will come; called once, first.
   *
   * @param bits of each sample, 16 or 24
   * @param frames how many the file promises; 0 if it does not say
   * @throws IOException if that cannot be taken
   */
  void begin(int channels, int sampleRateHz, int bits, long frames) throws IOException;

  /** Takes the next sample; those of one frame follow each other. */
  void put(int sample) throws IOException;
}
