package org.challengectl.modulation.kit;

import java.io.IOException;

/** Opens audio from its start; all openings are independent. */
@FunctionalInterface
public interface AudioOpening {

  /**
   * Ready to be read by one thread.
   *
   * @throws IOException if a file cannot be read or is not what it should be
   */
  AudioSource open() throws IOException;
}
