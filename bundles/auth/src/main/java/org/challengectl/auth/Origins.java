package org.challengectl.auth;

/**
 * Where browsers come from: which pages may use their users' sessions here, and whether a request
 * came over TLS. Safe for concurrent use.
 */
public interface Origins {

  /**
   * Whether pages of an origin may talk to this server in their user's name: those that this server
   * served itself, and those of the configured list. Its own pages that came over plain HTTP may
   * not use a connection over TLS.
   *
   * @param origin value of the header {@code Origin}; may be null, which is nobody's
   * @param host value of the header {@code Host}; may be null
   * @param overTls see {@link #overTls}
   */
  boolean allows(String origin, String host, boolean overTls);

  /**
   * Whether an origin is on the configured list ({@code allowed_origins}).
   *
   * @param origin may be null
   */
  boolean listed(String origin);

  /**
   * Whether the client's own connection is encrypted: this one is, or a trusted proxy says so.
   *
   * @param tls whether this connection is
   * @param peerAddress of this connection
   * @param forwardedProto value of {@code X-Forwarded-Proto}; may be null
   */
  boolean overTls(boolean tls, String peerAddress, String forwardedProto);
}
