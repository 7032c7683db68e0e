package org.challengectl.modulation.iq;

import java.io.IOException;

/** A recording that cannot be replayed, in words for the person who gave it. */
final class RecordingException extends IOException {

  private static final long serialVersionUID = 1L;

  RecordingException(String message) {
    super(message);
  }
}
