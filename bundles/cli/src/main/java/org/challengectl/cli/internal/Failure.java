package org.challengectl.cli.internal;

/** A command cannot go on; the message is for the person who called it. */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * @param exitCode 1 if it did not work, 2 if it was called wrongly
   */
  public Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
