package org.challengectl.radio.kit;

import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.TransmitSettings;

/**
 * One open radio, as its vendor's library sees it. All calls but {@link #pullThePlug} come from one
 * thread, one after the other; each may hang, which the caller notices.
 */
public interface Hardware {

  RadioCapabilities capabilities();

  /** Of both directions. */
  SampleFormat format();

  /**
   * Zeros that push a signal's last sample out of the antenna: what library, bus and chip hold
   * back, in complex samples.
   */
  int tailSamples();

  /**
   * Tunes and begins to send what {@code feed} gives, on a thread of the library or of its own. The
   * feed is already full of samples.
   */
  void startTransmit(long frequencyHz, TransmitFeed feed) throws RadioException;

  /** The same, for those who want to know more than the frequency. */
  default void startTransmit(TransmitSettings settings, TransmitFeed feed) throws RadioException {
    startTransmit(settings.frequencyHz(), feed);
  }

  /** Tunes and begins to give samples to {@code sink}, likewise. */
  void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException;

  /**
   * Whether what the feed has given has left the antenna; asked once the feed is over. A radio
   * whose tail is long enough need not answer.
   */
  default boolean isSent() throws RadioException {
    return true;
  }

  /**
   * Asked ten times a second while it streams.
   *
   * @throws RadioException if it does not stream any more, e.g. because it was unplugged
   */
  default void check() throws RadioException {}

  /** How often the hardware itself has reported that it ran dry since it was last started. */
  default long underruns() {
    return 0;
  }

  /** Ends what was started; nothing is radiated any more when it returns. Idempotent. */
  void stop() throws RadioException;

  /** Stops, and gives the radio back. Nothing is called afterwards. */
  void close() throws RadioException;

  /**
   * Silences the radio without the library, which hangs; e.g. by resetting its USB port. Called by
   * another thread.
   *
   * @return whether nothing is radiated any more
   */
  default boolean pullThePlug() {
    return false;
  }
}
