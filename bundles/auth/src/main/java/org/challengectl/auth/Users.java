package org.challengectl.auth;

import java.util.List;
import java.util.Set;
import org.challengectl.domain.Permission;
import org.challengectl.domain.User;

/**
 * Users, as administrators see them. Every change needs {@link Permission#CREATE_USERS}, is
 * audited, and works at once: sessions of a user who is disabled, deleted or reset end with it.
 * Nobody disables, deletes, strips or resets himself ({@code not_yourself}), nor gives what he has
 * not, nor resets a user who may do more than he ({@code no_permission}); the last administrator
 * stays ({@code last_administrator}). Safe for concurrent use.
 *
 * <p>All throw {@link org.challengectl.domain.RefusedException}: {@code not_found}, {@code
 * invalid_username}, {@code user_exists}, {@code last_administrator}; or {@link AccessException}:
 * {@code no_permission}, {@code not_yourself}.
 */
public interface Users {

  /** All, by name. */
  List<User> all();

  User one(String username);

  /** Makes a user who has 24 hours to set himself up with the password that is made here. */
  NewPassword create(String username, Set<Permission> permissions, Actor by);

  User setEnabled(String username, boolean enabled, Actor by);

  /** Gives permissions; those that he has already stay. */
  User grant(String username, Set<Permission> permissions, Actor by);

  User revoke(String username, Set<Permission> permissions, Actor by);

  void delete(String username, Actor by);

  /**
   * Takes the second factor away. The user sets himself up again, with the password that is made
   * here, within 24 hours; until then nobody signs in as him.
   */
  NewPassword resetTotp(String username, Actor by);

  /**
   * Gives a second factor at once, which ends the former one, and the user's sessions. His password
   * stays. {@code not_set_up} if he has not set himself up yet.
   */
  SignIn.SecondFactor newTotp(String username, Actor by);

  /**
   * Makes a password that the user must change when he signs in, within 24 hours; his second factor
   * stays.
   */
  NewPassword resetPassword(String username, Actor by);

  /**
   * A password that was made.
   *
   * @param password exists only in this answer
   */
  record NewPassword(User user, String password) {}
}
