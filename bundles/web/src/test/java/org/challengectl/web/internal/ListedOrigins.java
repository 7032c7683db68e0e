package org.challengectl.web.internal;

import org.challengectl.auth.Origins;

/** One listed origin, and a trusted proxy at 127.0.0.1. */
final class ListedOrigins implements Origins {

  static final String FRIEND = "https://friend.example";

  @Override
  public boolean allows(String origin, String host, boolean overTls) {
    return listed(origin);
  }

  @Override
  public boolean listed(String origin) {
    return FRIEND.equals(origin);
  }

  @Override
  public boolean overTls(boolean tls, String peerAddress, String forwardedProto) {
    return tls || ("127.0.0.1".equals(peerAddress) && "https".equals(forwardedProto));
  }
}
