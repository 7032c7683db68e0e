package org.challengectl.radio;

/**
 * An open radio. One thread transmits or receives at a time; {@link #silence} and {@link #close}
 * may be called by any thread at any time.
 */
public interface Radio extends AutoCloseable {

  RadioCapabilities capabilities();

  /**
   * Transmits a whole signal and blocks until its last sample has left the antenna, or {@link
   * #silence} was called.
   *
   * @throws RadioException if the radio fails; nothing is radiated any more when it is thrown
   */
  TransmitReport transmit(TransmitSettings settings, SampleSource signal) throws RadioException;

  /**
   * Starts to receive. At most one capture is open at a time.
   *
   * @return a running capture that the caller must close
   */
  Capture receive(ReceiveSettings settings) throws RadioException;

  /**
   * Ends whatever is being transmitted. Nothing is radiated when it returns; it returns within 200
   * ms, also when the thread that transmits is stuck. Idempotent; the next {@link #transmit} works
   * as usual.
   */
  void silence();

  /** Silences and releases the radio. Idempotent. */
  @Override
  void close();
}
