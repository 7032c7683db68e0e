package org.challengectl.preview;

import java.time.Duration;

/** Too many previews are being made; try again. */
public final class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public BusyException(Duration retryAfter) {
    super("Other previews are being made.");
    this.retryAfter = retryAfter;
  }

  /** When it is worth asking again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
