package org.challengectl.modulation.kit;

import java.io.IOException;
import org.challengectl.dsp.BasebandSource;

/** Opens the samples of a transmission from their start; all openings are independent. */
@FunctionalInterface
public interface Opening {

  /**
   * Ready to be read by one thread.
   *
   * @throws org.challengectl.dsp.audio.AudioFormatException if a file is not what it should be
   * @throws IOException if a file cannot be read
   */
  BasebandSource open() throws IOException;
}
