package org.challengectl.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.Permission;

/**
 * How users sign in: password, then second factor. Safe for concurrent use; a call may take as long
 * as one bcrypt. An unknown name costs the same time as a known one. Each step of a session has a
 * token of its own; the former ends with the step.
 *
 * <p>All methods throw {@link AccessException}: "unauthenticated" for what is wrong or has ended,
 * "too many" for an address or an account that has failed too often. A second factor that does not
 * open with the server's master key is refused with {@code second_factor_unreadable}.
 */
public interface SignIn {

  /** What a session may do. */
  enum Stage {
    /** The password was right; the second factor is awaited. */
    SECOND_FACTOR,
    /** The password was right, and the user has to choose his own and a second factor. */
    SETUP,
    /** Signed in, but nothing is allowed until the password is changed. */
    NEW_PASSWORD,
    /** Signed in. */
    FULL
  }

  /**
   * A session as its user sees it.
   *
   * @param id SHA-256 of its token, hex
   * @param csrfToken what a changing request must show; derived from the session
   */
  record Session(
      String id,
      String username,
      Stage stage,
      Set<Permission> permissions,
      String csrfToken,
      Instant expiresAt) {}

  /**
   * A session that has just begun or gone a step further.
   *
   * @param token exists only in this answer; 256 random bits
   */
  record Ticket(String token, Session session) {}

  /**
   * A second factor to be entered in an authenticator.
   *
   * @param secret base 32
   * @param uri {@code otpauth://totp/...}
   */
  record SecondFactor(String secret, String uri) {}

  /** Checks a password. The session is at {@link Stage#SECOND_FACTOR} or {@link Stage#SETUP}. */
  Ticket login(String username, String password, String address);

  /** Begins the set-up of the first administrator with the link that the server printed, once. */
  Ticket redeemSetupLink(String code, String address);

  /** Checks the second factor: RFC 6238, one time step of tolerance; a code works once. */
  Ticket verifyTotp(String token, String code, String address);

  /**
   * Sets the password that the user has chosen and makes a second factor, at {@link Stage#SETUP},
   * within 15 minutes. May be repeated until {@link #verifySetup}; the last one counts.
   *
   * @throws org.challengectl.domain.RefusedException {@code weak_password}
   */
  SecondFactor completeSetup(String token, String newPassword, String address);

  /** Checks a first code of the new second factor; then the set-up counts. */
  Ticket verifySetup(String token, String code, String address);

  /** The session of a token. */
  Session session(String token, String address);

  /** The session of a token, if it is one's. */
  Optional<Session> peek(String token);

  /**
   * Changes the password and ends all other sessions.
   *
   * @throws org.challengectl.domain.RefusedException {@code weak_password}
   */
  Ticket changePassword(String token, String current, String next, String address);

  /** Ends a session; no matter if it is there. */
  void logout(String token, String address);

  /** Ends all sessions of the session's user, this one too. */
  void logoutEverywhere(String token, String address);
}
