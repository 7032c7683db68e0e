package org.challengectl.protocol;

/** POST /api/auth/login. */
public record LoginRequest(String username, String password) {

  /** Without the password, which must not end up in a log. */
  @Override
  public String toString() {
    return "LoginRequest[username=" + username + "]";
  }
}
