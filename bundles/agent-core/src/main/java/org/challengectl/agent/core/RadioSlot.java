package org.challengectl.agent.core;

import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;

/**
 * A place for one radio of an agent: opened when it is needed, kept open, opened anew after it was
 * lost. Safe for concurrent use.
 */
public interface RadioSlot {

  RadioConfig config();

  /** What identifies it within its agent. */
  default String deviceId() {
    return config().deviceId();
  }

  /** Whether its driver is there. */
  boolean available();

  /**
   * The open radio.
   *
   * @throws RadioException with reason {@code BUSY} if another process or agent has it
   */
  Radio open() throws RadioException;

  /** Whether this driver has opened the radio that is open now. */
  boolean uses(RadioDriver driver);

  /** Closes the radio and gives its lock back; the next {@link #open} starts afresh. */
  void release();

  /**
   * Gives the radio up although closing it hangs: it is not opened again by this process, because
   * nobody knows what it does.
   */
  void condemn(String why);

  /** Says what it does now, for operators: "idle", "transmitting 145000000 Hz". */
  void note(String activity);

  /** What it does now. */
  String activity();
}
