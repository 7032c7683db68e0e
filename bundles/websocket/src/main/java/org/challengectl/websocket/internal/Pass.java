package org.challengectl.websocket.internal;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.challengectl.auth.SignIn;

/**
 * What somebody is let in with.
 *
 * @param session of a user; empty for the operator's key
 * @param valid whether it still holds; may ask a store
 */
record Pass(Optional<SignIn.Session> session, BooleanSupplier valid) {

  /** The operator's key, which holds as long as the server runs. */
  static final Pass OPERATOR = new Pass(Optional.empty(), () -> true);

  boolean isOf(String username) {
    return session.filter(s -> s.username().equals(username)).isPresent();
  }

  boolean isSession(String id) {
    return session.filter(s -> s.id().equals(id)).isPresent();
  }
}
