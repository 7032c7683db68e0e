package org.challengectl.auth.internal;

import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.auth.internal.SignInLimits.Attempt;
import org.challengectl.domain.AuditEntry.Outcome;

/** Writes down wrong passwords and codes. */
record Refusals(Audit audit) {

  /**
   * Records a failed attempt, and that the account waits if it does.
   *
   * @param name of the user; empty if it is no user's
   * @return what to throw
   */
  AccessException of(Actor actor, String action, String name, Attempt attempt, String why) {
    audit.record(actor, action, name, Outcome.REFUSED, why);
    if (!attempt.accountWait().isZero() && !name.isEmpty()) {
      long seconds = attempt.accountWait().toSeconds();
      audit.record(
          actor,
          "login.lockout",
          name,
          Outcome.DONE,
          "Waits " + seconds + " s after too many failures.");
    }
    return AccessException.unauthenticated(why);
  }
}
