package org.challengectl.rest.internal;

import java.io.IOException;

/** A body is longer than it may be. */
final class TooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  TooLargeException(long limitBytes) {
    super("The body is too large: at most " + limitBytes + " bytes are taken here.");
  }
}
