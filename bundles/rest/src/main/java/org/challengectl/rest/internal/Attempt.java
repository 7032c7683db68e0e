package org.challengectl.rest.internal;

import javax.servlet.http.HttpServletRequest;
import org.challengectl.auth.Actor;

/**
 * Something that somebody known tries to do and that goes into the audit trail.
 *
 * @param subject what it is done to; may be empty
 */
record Attempt(Actor actor, String action, String subject) {

  private static final String ATTRIBUTE = "org.challengectl.attempt";
  private static final int MAX_SUBJECT = 100;

  Attempt {
    subject = Input.shortened(subject, MAX_SUBJECT).replaceAll("\\s", " ");
  }

  void note(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Says what the attempt is about, where the request's address does not. */
  static void about(HttpServletRequest request, String subject) {
    if (request.getAttribute(ATTRIBUTE) instanceof Attempt attempt) {
      new Attempt(attempt.actor(), attempt.action(), subject).note(request);
    }
  }

  /**
   * Leaves the entry to a service that makes its own, at the moment when it is called: what does
   * not get so far is recorded here.
   *
   * @return who tries
   */
  static Actor handOver(HttpServletRequest request) {
    take(request);
    return Caller.actor(request);
  }

  /** Takes the attempt from the request, so that it is recorded once; null if there is none. */
  static Attempt take(HttpServletRequest request) {
    Object attempt = request.getAttribute(ATTRIBUTE);
    request.removeAttribute(ATTRIBUTE);
    return (Attempt) attempt;
  }
}
