package org.challengectl.preview;

import java.time.Duration;

/** A signal takes so long to prepare that no preview of it is made. */
public final class TooLongException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TooLongException(Duration limit) {
    super(
        "It takes longer than %d s to prepare this signal, so there is no preview of it."
            .formatted(limit.toSeconds()));
  }
}
