package org.challengectl.signal;

import java.util.List;
import java.util.stream.Collectors;

/** A flag or a parameter that cannot be sent, in words for the person who wrote it. */
public final class SignalException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * One mistake.
   *
   * @param subject name of the parameter, or "flag"
   * @param message what is wrong and what to do
   */
  public record Problem(String subject, String message) {}

  private final String code;
  private final transient List<Problem> problems;

  /**
   * @param code stable, e.g. "bad_parameter", "bad_flag"
   * @param problems at least one
   */
  public SignalException(String code, List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    this.code = code;
    this.problems = List.copyOf(problems);
  }

  /** The flag itself cannot be sent. */
  public static SignalException badFlag(String message) {
    return new SignalException("bad_flag", List.of(new Problem("flag", message)));
  }

  /** A parameter's value does not fit the flag, the sample rate or another parameter. */
  public static SignalException badParameter(String name, String message) {
    return new SignalException("bad_parameter", List.of(new Problem(name, message)));
  }

  public String code() {
    return code;
  }

  public List<Problem> problems() {
    return problems;
  }
}
