package org.challengectl.domain;

import java.util.List;

/** Something that was asked for and is not done. Nothing has changed. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The category, which decides the HTTP status. */
  public enum Kind {
    /** The input is wrong. */
    INVALID,
    /** There is no such thing. */
    NOT_FOUND,
    /** It may not be done by this one. */
    FORBIDDEN,
    /** It contradicts what is the case now. */
    CONFLICT
  }

  private final Kind kind;
  private final String code;
  private final transient List<Problem> problems;

  public RefusedException(Kind kind, String code, String message) {
    this(kind, code, message, List.of());
  }

  /**
   * @param code stable, for programs, e.g. "stale_lease"
   * @param message one sentence for people
   * @param problems details, if there are several
   */
  public RefusedException(Kind kind, String code, String message, List<Problem> problems) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.problems = List.copyOf(problems);
  }

  public static RefusedException notFound(String what) {
    return new RefusedException(Kind.NOT_FOUND, "not_found", "There is no " + what + ".");
  }

  public static RefusedException staleLease(String message) {
    return new RefusedException(Kind.CONFLICT, "stale_lease", message);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public List<Problem> problems() {
    return problems;
  }
}
