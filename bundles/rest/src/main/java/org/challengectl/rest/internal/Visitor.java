package org.challengectl.rest.internal;

import java.util.Optional;
import java.util.Set;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn;

/**
 * Somebody who is known.
 *
 * @param actor with the permissions that he may use now
 * @param ticket of a user's session; empty for the operator's key
 */
record Visitor(Actor actor, Optional<SignIn.Ticket> ticket) {

  static Visitor operator(String address) {
    return new Visitor(Actor.operatorKey(address), Optional.empty());
  }

  /** A user; what he may do he may only do when he has signed in completely. */
  static Visitor user(SignIn.Ticket ticket, String address) {
    SignIn.Session session = ticket.session();
    boolean complete = session.stage() == SignIn.Stage.FULL;
    return new Visitor(
        Actor.user(session.username(), address, complete ? session.permissions() : Set.of()),
        Optional.of(ticket));
  }
}
