package org.challengectl.websocket.internal;

import javax.websocket.Session;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.BearerKey;
import org.eclipse.jetty.websocket.api.UpgradeRequest;
import org.eclipse.jetty.websocket.common.WebSocketSession;

/**
 * What a client said when it connected. The HTTP whiteboard puts its own configurator in place of
 * an endpoint's, so the headers are asked of the session, which is Jetty's.
 *
 * @param key null if it sent none
 * @param address of the client
 * @param claim what an agent says of its host
 */
record Handshake(String key, String address, AgentClaim claim) {

  static Handshake of(Session session, Authenticator authenticator) {
    UpgradeRequest request = request(session);
    String address =
        authenticator.clientAddress(peer(session), request.getHeader("X-Forwarded-For"));
    return new Handshake(
        BearerKey.of(request::getHeader), address, AgentClaim.from(address, request::getHeader));
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
}
