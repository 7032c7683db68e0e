package org.challengectl.rest.internal;

import java.util.List;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.protocol.LoginReply;
import org.challengectl.protocol.SessionReply;
import org.challengectl.views.UserViews;

/** Sessions as their users see them. */
final class SessionReplies {

  private SessionReplies() {}

  static LoginReply login(SignIn.Session session) {
    return switch (session.stage()) {
      case SECOND_FACTOR -> LoginReply.secondFactor();
      case SETUP -> LoginReply.setup();
      case NEW_PASSWORD, FULL -> LoginReply.complete();
    };
  }

  static SessionReply session(SignIn.Session session) {
    Stage stage = session.stage();
    return new SessionReply(
        stage == Stage.FULL || stage == Stage.NEW_PASSWORD,
        session.username(),
        stage == Stage.FULL ? UserViews.names(session.permissions()) : List.of(),
        stage == Stage.SECOND_FACTOR,
        stage == Stage.SETUP,
        stage == Stage.NEW_PASSWORD,
        session.expiresAt());
  }
}
