package org.challengectl.rest.internal;

import java.io.IOException;

/** The client stopped sending before the end. */
final class BrokenRequestException extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenRequestException(IOException cause) {
    super("The request broke off.", cause);
  }
}
