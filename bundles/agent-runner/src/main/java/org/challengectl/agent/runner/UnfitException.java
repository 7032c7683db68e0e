package org.challengectl.agent.runner;

/** An assignment that cannot be transmitted here and now. */
final class UnfitException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean requeue;

  /**
   * @param requeue whether the challenge itself is not to blame
   */
  UnfitException(String message, boolean requeue, Throwable cause) {
    super(message, cause);
    this.requeue = requeue;
  }

  UnfitException(String message, boolean requeue) {
    this(message, requeue, null);
  }

  boolean requeue() {
    return requeue;
  }
}
