package org.challengectl.auth;

/**
 * Tells who holds a credential. Safe for concurrent use; a call may take as long as one bcrypt
 * (about a quarter of a second) the first time a key is seen.
 */
public interface Authenticator {

  /**
   * The agent that a key belongs to.
   *
   * @param key as the client sent it; null or empty if it sent none
   * @param claim what the client says of its host
   * @return the agent's id; it may be disabled, or not have registered yet
   * @throws AccessException if the key is no agent's; {@code wrong_host} if it is bound to a host
   *     and nothing of the claim is that host's; "too many" if the key has to be checked with
   *     bcrypt and that cannot be done now
   */
  String agent(String key, AgentClaim claim);

  /**
   * Returns if the key is the operator's.
   *
   * @param key as the client sent it; null or empty if it sent none
   * @param address of the client, for limiting failures
   * @throws AccessException if it is not
   */
  void operator(String key, String address);

  /**
   * The address of the client, given who is at the other end of the connection. Only proxies named
   * in the configuration are believed.
   *
   * @param peerAddress of the connection
   * @param forwardedFor the value of {@code X-Forwarded-For}; may be null
   */
  String clientAddress(String peerAddress, String forwardedFor);
}
