package org.challengectl.agent.listener;

/** A recording that is not what was asked for, in words for an operator. */
final class CaptureFailure extends Exception {

  private static final long serialVersionUID = 1L;

  CaptureFailure(String message) {
    super(message);
  }

  CaptureFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
