package org.challengectl.rest.internal;

import java.io.IOException;

/** The client's side of a request failed while its body was read; the cause says how. */
final class BrokenRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenRequestException(IOException cause) {
    super(cause);
  }
}
