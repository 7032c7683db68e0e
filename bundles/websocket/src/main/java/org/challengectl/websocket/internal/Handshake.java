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
    if (!(session instanceof WebSocketSession jetty)) {
      throw new IllegalStateException("not a session of Jetty: " + session.getClass());
    }
    UpgradeRequest request = jetty.getUpgradeRequest();
    String peer = jetty.getRemoteAddress().getAddress().getHostAddress();
    return new Handshake(
        key(request), authenticator.clientAddress(peer, request.getHeader("X-Forwarded-For")));
  }

  private static String key(UpgradeRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      return authorization.substring("bearer ".length()).strip();
    }
    return request.getHeader("X-API-Key");
  }
}
