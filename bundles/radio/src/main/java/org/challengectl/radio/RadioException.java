package org.challengectl.radio;

/** A radio that cannot do what it was asked to, in words for an operator. */
public final class RadioException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why, for programs. */
  public enum Reason {
    /** There is no such radio now. */
    ABSENT,
    /** Somebody else has it. */
    BUSY,
    /** It cannot do that, ever. */
    UNSUPPORTED,
    /** It failed while it was used. */
    FAILED
  }

  private final Reason reason;

  public RadioException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public RadioException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
