package org.challengectl.rest.internal;

import java.util.List;
import org.challengectl.signal.SignalException;

/** What somebody wants to see cannot be sent. */
final class UnsendableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<SignalException.Problem> problems;

  UnsendableException(SignalException refused) {
    super(refused);
    this.code = refused.code();
    this.problems = refused.problems();
  }

  UnsendableException(String code, String subject, String message) {
    super(message);
    this.code = code;
    this.problems = List.of(new SignalException.Problem(subject, message));
  }

  String code() {
    return code;
  }

  List<SignalException.Problem> problems() {
    return problems;
  }
}
