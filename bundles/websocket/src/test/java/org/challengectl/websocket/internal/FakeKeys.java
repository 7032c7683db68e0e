package org.challengectl.websocket.internal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Authenticator;

/** Keys that are "key-" and the agent's id, and the operator's. */
final class FakeKeys implements Authenticator {

  final Set<String> ended = ConcurrentHashMap.newKeySet();
  volatile String lastAddress = "";

  @Override
  public String agent(String key, AgentClaim claim) {
    lastAddress = claim.address();
    if (key == null || !key.startsWith("key-") || ended.contains(key)) {
      throw AccessException.unauthenticated("This API key is not valid.");
    }
    if (claim.mac().equals(Optional.of("stolen"))) {
      throw AccessException.unauthenticated("wrong_host", "Bound to another host.");
    }
    return key.substring("key-".length());
  }

  @Override
  public void operator(String key, String address) {
    if (!"operator".equals(key)) {
      throw AccessException.unauthenticated("This is not the operator's key.");
    }
  }

  @Override
  public String clientAddress(String peerAddress, String forwardedFor) {
    return forwardedFor == null ? peerAddress : forwardedFor;
  }
}
