package org.challengectl.rest.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.Origins;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.protocol.SessionCookies;

/**
 * Knows users by their session, and the operator by his key. A key in a header counts more than a
 * cookie: no page of another origin can send one.
 */
final class UserAccess {

  private final Authenticator authenticator;
  private final SignIn signIn;
  private final Origins origins;

  UserAccess(Authenticator authenticator, SignIn signIn, Origins origins) {
    this.authenticator = authenticator;
    this.signIn = signIn;
    this.origins = origins;
  }

  /** Whoever shows the operator's key or a session. */
  Visitor administrator(HttpServletRequest request, String key, String address) {
    if (key != null) {
      authenticator.operator(key, address);
      return Visitor.operator(address);
    }
    return user(request, address);
  }

  /** Whoever shows a session, at any stage. */
  Visitor user(HttpServletRequest request, String address) {
    String token =
        Cookies.of(request)
            .session()
            .orElseThrow(() -> AccessException.unauthenticated("Sign in first."));
    SignIn.Session session = signIn.session(token, address);
    return Visitor.user(new SignIn.Ticket(token, session), address);
  }

  /**
   * Checks a session; there is nothing to check of a key.
   *
   * @param changing whether the request may change something
   */
  void check(HttpServletRequest request, Visitor visitor, Set<Stage> stages, boolean changing) {
    if (visitor.ticket().isEmpty()) {
      return;
    }
    SignIn.Session session = visitor.ticket().get().session();
    if (!stages.contains(session.stage())) {
      throw notNow(session.stage());
    }
    if (changing && !intended(request, session)) {
      throw AccessException.forbidden(
          "csrf",
          "The header "
              + SessionCookies.CSRF_HEADER
              + " must repeat the cookie "
              + SessionCookies.CSRF
              + ".");
    }
  }

  /**
   * Whether it is the user who asks, and not a page of somebody else in his browser. Before the
   * session is complete a client that does not know of the header yet passes if no foreign page
   * sends it: such a request needs the password or a code besides.
   */
  private boolean intended(HttpServletRequest request, SignIn.Session session) {
    String shown = request.getHeader(SessionCookies.CSRF_HEADER);
    if (shown == null) {
      boolean early = session.stage() == Stage.SECOND_FACTOR || session.stage() == Stage.SETUP;
      return early && ownPage(request);
    }
    String cookie = Cookies.of(request).csrf().orElse("");
    return same(shown, cookie) && same(shown, session.csrfToken());
  }

  private boolean ownPage(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin == null
        || origins.allows(origin, request.getHeader("Host"), Cookies.overTls(request, origins));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static AccessException notNow(Stage stage) {
    return switch (stage) {
      case SECOND_FACTOR ->
          AccessException.forbidden("second_factor_required", "Enter the second factor first.");
      case SETUP ->
          AccessException.forbidden(
              "setup_required", "Choose a password and set up a second factor first.");
      case NEW_PASSWORD ->
          AccessException.forbidden("password_change_required", "Change the password first.");
      case FULL -> AccessException.forbidden("signed_in_already", "You are signed in already.");
    };
  }
}
