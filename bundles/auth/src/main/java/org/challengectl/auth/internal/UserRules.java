package org.challengectl.auth.internal;

import java.util.List;
import java.util.Set;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.User;

/** What administrators may not do to users, or to themselves. */
final class UserRules {

  private UserRules() {}

  /** Nobody gives what he has not. */
  static void mayGive(Actor by, Set<Permission> permissions) {
    permissions.forEach(by::need);
  }

  /** Who makes a password for a user could sign in as him; so he must be allowed as much. */
  static void mayBecome(Actor by, User user) {
    mayGive(by, user.permissions());
  }

  static void notYourself(Actor by, User user) {
    if (by.is(user.name())) {
      throw AccessException.forbidden("not_yourself", "Nobody can do this to himself.");
    }
  }

  /** Who has not set himself up yet gets his second factor when he does. */
  static void isSetUp(User user) {
    if (!user.setUp()) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          "not_set_up",
          "User '" + user.name() + "' gets a second factor when he signs in and sets himself up.");
    }
  }

  /** Somebody must be left who can make users. */
  static void notTheLast(User user, List<User> all) {
    boolean othersLeft =
        all.stream().anyMatch(u -> !u.name().equals(user.name()) && isAdministrator(u));
    if (isAdministrator(user) && !othersLeft) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          "last_administrator",
          "This is the last administrator; make another one first.");
    }
  }

  private static boolean isAdministrator(User user) {
    return user.enabled() && user.setUp() && user.permissions().contains(Permission.CREATE_USERS);
  }
}
