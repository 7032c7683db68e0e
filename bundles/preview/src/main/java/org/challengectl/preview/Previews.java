package org.challengectl.preview;

import org.challengectl.signal.SignalException;

/**
 * Looks at transmissions before they are sent. Safe for concurrent use; the work and the memory of
 * one preview are bounded whatever the length of the transmission, and only a few are made at once.
 */
public interface Previews {

  /**
   * Prepares a transmission as a runner does and looks at its samples: at all of them, or, of a
   * long transmission, at as many from its beginning as can be had within the bounds.
   *
   * @throws SignalException if it cannot be sent
   * @throws BusyException if too many others are being made
   * @throws TooLongException if it takes too long to prepare
   * @throws InterruptedException if the calling thread is interrupted; then nothing is left behind
   *     but, until it notices, a preparation
   */
  Preview preview(PreviewRequest request) throws SignalException, InterruptedException;
}
