package org.challengectl.websocket.internal;

import java.util.List;
import javax.websocket.Session;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Origins;
import org.challengectl.protocol.SessionCookies;
import org.eclipse.jetty.websocket.api.UpgradeRequest;

/**
 * The page that a browser opened the connection from. Browsers let any page open a connection to
 * anywhere, with its user's cookies, and only say which one it is.
 *
 * @param named whether the client names a page at all; programs do not
 * @param allowed whether that page may
 */
record Page(boolean named, boolean allowed, SessionCookies cookies) {

  static Page of(Session session, Origins origins) {
    UpgradeRequest request = Handshake.request(session);
    List<String> named = headers(request, "Origin");
    String peer = Handshake.peer(session);
    boolean overTls =
        origins.overTls(request.isSecure(), peer, request.getHeader("X-Forwarded-Proto"));
    boolean allowed =
        named.size() == 1 && origins.allows(named.get(0), request.getHeader("Host"), overTls);
    String cookies = String.join("; ", headers(request, "Cookie"));
    return new Page(!named.isEmpty(), allowed, SessionCookies.read(cookies));
  }

  /** Refuses pages that may not; a client that names none is a program. */
  void refuseIfForeign() {
    if (named && !allowed) {
      throw AccessException.forbidden(
          "foreign_origin", "Pages of this origin may not connect here.");
    }
  }

  private static List<String> headers(UpgradeRequest request, String name) {
    List<String> values = request.getHeaders(name);
    return values == null ? List.of() : values;
  }
}
