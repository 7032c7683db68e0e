package org.challengectl.auth;

import java.time.Duration;

/** Somebody is not let in, or not now. */
public final class AccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The category, which decides the HTTP status. */
  public enum Kind {
    /** Nobody knows who is asking. */
    UNAUTHENTICATED,
    /** It is known who is asking, and he may not. */
    FORBIDDEN,
    /** Too many attempts; come back after {@link #retryAfter()}. */
    TOO_MANY
  }

  private final Kind kind;
  private final String code;
  private final Duration retryAfter;

  private AccessException(Kind kind, String code, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public static AccessException unauthenticated(String message) {
    return new AccessException(Kind.UNAUTHENTICATED, "unauthenticated", message, Duration.ZERO);
  }

  /**
   * Not let in, for a reason of its own.
   *
   * @param code stable, for programs
   */
  public static AccessException unauthenticated(String code, String message) {
    return new AccessException(Kind.UNAUTHENTICATED, code, message, Duration.ZERO);
  }

  /**
   * He may not.
   *
   * @param code stable, for programs
   */
  public static AccessException forbidden(String code, String message) {
    return new AccessException(Kind.FORBIDDEN, code, message, Duration.ZERO);
  }

  /**
   * Not now.
   *
   * @param retryAfter when to come back; less than a second is taken as a second
   */
  public static AccessException tooMany(String message, Duration retryAfter) {
    Duration wait =
        retryAfter.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : retryAfter;
    return new AccessException(Kind.TOO_MANY, "too_many_requests", message, wait);
  }

  public Kind kind() {
    return kind;
  }

  /** Stable, for programs. */
  public String code() {
    return code;
  }

  /** When to try again; zero unless {@link Kind#TOO_MANY}. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
