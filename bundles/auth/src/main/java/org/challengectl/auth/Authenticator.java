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
   * @param address of the client, for limiting failures
   * @return the agent's id; it may be disabled, or not have registered yet
   * @throws AccessException if the key is no agent's, or this address has failed too often
   */
  String agent(String key, String address);

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
