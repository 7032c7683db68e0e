package org.challengectl.auth.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.Permission;
import org.challengectl.domain.User;

/** A user, changed in one respect. */
final class UserChanges {

  private UserChanges() {}

  /** One who has to set himself up with a password that was made for him. */
  static User temporary(
      String name, String hash, Set<Permission> permissions, Instant now, Instant setUpBy) {
    return new User(
        name,
        hash,
        Optional.empty(),
        true,
        false,
        false,
        permissions,
        now,
        Optional.of(setUpBy),
        Optional.empty());
  }

  static User enabled(User u, boolean enabled) {
    return new User(
        u.name(),
        u.passwordHash(),
        u.sealedTotpSecret(),
        enabled,
        u.setUp(),
        u.passwordChangeRequired(),
        u.permissions(),
        u.createdAt(),
        u.setUpBy(),
        u.lastLogin());
  }

  static User permitted(User u, Set<Permission> permissions) {
    return new User(
        u.name(),
        u.passwordHash(),
        u.sealedTotpSecret(),
        u.enabled(),
        u.setUp(),
        u.passwordChangeRequired(),
        permissions,
        u.createdAt(),
        u.setUpBy(),
        u.lastLogin());
  }

  static User signedIn(User u, Instant at) {
    return new User(
        u.name(),
        u.passwordHash(),
        u.sealedTotpSecret(),
        u.enabled(),
        u.setUp(),
        u.passwordChangeRequired(),
        u.permissions(),
        u.createdAt(),
        u.setUpBy(),
        Optional.of(at));
  }

  static User ownPassword(User u, String hash) {
    return password(u, hash, false, Optional.empty());
  }

  /** With a password that was made for him; his second factor, if he has one, stays. */
  static User madePassword(User u, String hash, Instant changeBy) {
    return password(u, hash, u.setUp(), Optional.of(changeBy));
  }

  private static User password(
      User u, String hash, boolean changeRequired, Optional<Instant> setUpBy) {
    return new User(
        u.name(),
        hash,
        u.sealedTotpSecret(),
        u.enabled(),
        u.setUp(),
        changeRequired,
        u.permissions(),
        u.createdAt(),
        setUpBy,
        u.lastLogin());
  }

  static User secret(User u, String sealedTotpSecret) {
    return new User(
        u.name(),
        u.passwordHash(),
        Optional.of(sealedTotpSecret),
        u.enabled(),
        u.setUp(),
        u.passwordChangeRequired(),
        u.permissions(),
        u.createdAt(),
        u.setUpBy(),
        u.lastLogin());
  }

  /** With password and second factor of his own. */
  static User setUp(User u, String hash, String sealedTotpSecret, Instant at) {
    return new User(
        u.name(),
        hash,
        Optional.of(sealedTotpSecret),
        u.enabled(),
        true,
        false,
        u.permissions(),
        u.createdAt(),
        Optional.empty(),
        Optional.of(at));
  }

  /** Without second factor; he has to set himself up again. */
  static User reset(User u, String hash, Instant setUpBy) {
    return new User(
        u.name(),
        hash,
        Optional.empty(),
        u.enabled(),
        false,
        false,
        u.permissions(),
        u.createdAt(),
        Optional.of(setUpBy),
        u.lastLogin());
  }
}
