package org.challengectl.agent.core;

import java.time.Duration;
import java.util.Optional;

/** A call to the server that did not give what was asked for. */
public final class LinkException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** No answer: no connection, or too slow. It may have been done nevertheless. */
    UNREACHABLE,
    /** 401: the key is not known. */
    UNAUTHORISED,
    /** 403: the key does not allow that. */
    FORBIDDEN,
    /** 404. */
    NOT_FOUND,
    /** 409: somebody else's, or too late. */
    CONFLICT,
    /** 429 or 503: later. */
    BUSY,
    /** Any other 4xx: trying again will not help. */
    REFUSED,
    /** 5xx. */
    SERVER_ERROR,
    /** An answer that makes no sense. */
    BAD_ANSWER
  }

  private final Kind kind;
  private final String code;
  private final transient Optional<Duration> retryAfter;

  /**
   * @param code the server's stable code; empty if it gave none
   * @param retryAfter how long the server asks to wait
   */
  public LinkException(
      Kind kind, String code, String message, Optional<Duration> retryAfter, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public LinkException(Kind kind, String message) {
    this(kind, "", message, Optional.empty(), null);
  }

  public LinkException(Kind kind, String message, Throwable cause) {
    this(kind, "", message, Optional.empty(), cause);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether the same call may work later. */
  public boolean retryable() {
    return switch (kind) {
      case UNREACHABLE, BUSY, SERVER_ERROR, BAD_ANSWER -> true;
      case UNAUTHORISED, FORBIDDEN, NOT_FOUND, CONFLICT, REFUSED -> false;
    };
  }
}
