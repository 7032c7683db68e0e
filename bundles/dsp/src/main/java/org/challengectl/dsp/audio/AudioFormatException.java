package org.challengectl.dsp.audio;

import java.io.IOException;

/** An audio file that cannot be used; the message is for the person who supplied it. */
public final class AudioFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  public AudioFormatException(String message) {
    super(message);
  }
}
