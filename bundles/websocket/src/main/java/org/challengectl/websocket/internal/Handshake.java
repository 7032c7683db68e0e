package org.challengectl.websocket.internal;

import java.util.Locale;
import javax.websocket.Session;
import org.challengectl.auth.Authenticator;
import org.eclipse.jetty.websocket.api.UpgradeRequest;
import org.eclipse.jetty.websocket.common.WebSocketSession;

/**
 * What a client said when it connected. The HTTP whiteboard puts its own configurator in place of
 * an endpoint's, so the headers are asked of the session, which is Jetty's.
 *
 * @param key null if it sent none
 * @param address of the client
 */
record Handshake(String key, String address) {

  static Handshake of(Session session, Authenticator authenticator) {
    UpgradeRequest request = request(session);
    return new Handshake(
        key(request),
        authenticator.clientAddress(peer(session), request.getHeader("X-Forwarded-For")));
  }

  static UpgradeRequest request(Session session) {
    return jetty(session).getUpgradeRequest();
  }

  /** The address at the other end of the connection. */
  static String peer(Session session) {
    return jetty(session).getRemoteAddress().getAddress().getHostAddress();
  }

  private static WebSocketSession jetty(Session session) {
    if (session instanceof WebSocketSession jetty) {
      return jetty;
    }
    throw new IllegalStateException("not a session of Jetty: " + session.getClass());
  }

  private static String key(UpgradeRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      return authorization.substring("bearer ".length()).strip();
    }
    return request.getHeader("X-API-Key");
  }
}
