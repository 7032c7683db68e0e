package org.challengectl.websocket.internal;

import java.util.Optional;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.SignIn;

/** Lets in users who have signed in, on pages that may act for them, and the operator's key. */
record ConsoleAccess(Authenticator authenticator, SignIn signIn) {

  /**
   * Decides.
   *
   * @throws AccessException if not
   */
  Pass admit(Handshake handshake, Page page) {
    page.refuseIfForeign();
    if (handshake.key() != null) {
      authenticator.operator(handshake.key(), handshake.address());
      return Pass.OPERATOR;
    }
    String token =
        page.cookies()
            .session()
            .orElseThrow(() -> AccessException.unauthenticated("Sign in first."));
    if (!page.named()) {
      throw AccessException.forbidden("foreign_origin", "A session needs the header Origin.");
    }
    SignIn.Session session = signIn.session(token, handshake.address());
    if (session.stage() != SignIn.Stage.FULL) {
      throw AccessException.forbidden("not_signed_in", "Sign in completely first.");
    }
    return new Pass(Optional.of(session), () -> holds(token));
  }

  private boolean holds(String token) {
    return signIn.peek(token).filter(s -> s.stage() == SignIn.Stage.FULL).isPresent();
  }
}
