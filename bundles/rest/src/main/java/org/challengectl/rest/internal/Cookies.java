package org.challengectl.rest.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.Response;
import org.challengectl.auth.Origins;
import org.challengectl.auth.SignIn;
import org.challengectl.protocol.SessionCookies;

/**
 * Gives browsers the cookies of a session, and takes them away. Written by hand because the API's
 * own cookies know no {@code SameSite}.
 */
final class Cookies {

  private final Origins origins;
  private final InstantSource clock;

  Cookies(Origins origins, InstantSource clock) {
    this.origins = origins;
    this.clock = clock;
  }

  static SessionCookies of(HttpServletRequest request) {
    List<String> headers = Collections.list(request.getHeaders("Cookie"));
    return SessionCookies.read(headers.isEmpty() ? null : String.join("; ", headers));
  }

  static boolean overTls(HttpServletRequest request, Origins origins) {
    return origins.overTls(
        request.isSecure(), request.getRemoteAddr(), request.getHeader("X-Forwarded-Proto"));
  }

  /** An answer with the cookies of a session. */
  Response give(SignIn.Ticket ticket, Object body, HttpServletRequest request) {
    SignIn.Session session = ticket.session();
    Duration left = Duration.between(clock.instant(), session.expiresAt());
    return answer(ticket.token(), session.csrfToken(), left, body, request).build();
  }

  /** An answer without a session; pictures that it showed are not kept on the disk either. */
  Response takeAway(Object body, HttpServletRequest request) {
    return answer("", "", Duration.ZERO, body, request)
        .header("Clear-Site-Data", "\"cache\"")
        .build();
  }

  private Response.ResponseBuilder answer(
      String token, String csrf, Duration left, Object body, HttpServletRequest request) {
    String common =
        "; Path=/; Max-Age="
            + Math.max(0, left.toSeconds())
            + "; SameSite=Strict"
            + (overTls(request, origins) ? "; Secure" : "");
    return Response.ok(body)
        .header("Set-Cookie", SessionCookies.SESSION + "=" + token + common + "; HttpOnly")
        .header("Set-Cookie", SessionCookies.CSRF + "=" + csrf + common);
  }
}
