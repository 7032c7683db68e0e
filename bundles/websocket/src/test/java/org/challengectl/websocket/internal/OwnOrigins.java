package org.challengectl.websocket.internal;

import org.challengectl.auth.Origins;

/** Lets in the server's own pages over plain HTTP, and those of one other. */
final class OwnOrigins implements Origins {

  static final String LISTED = "https://console.example";

  @Override
  public boolean allows(String origin, String host, boolean overTls) {
    return listed(origin) || ("http://" + host).equals(origin);
  }

  @Override
  public boolean listed(String origin) {
    return LISTED.equals(origin);
  }

  @Override
  public boolean overTls(boolean tls, String peerAddress, String forwardedProto) {
    return tls;
  }
}
