package org.challengectl.auth.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.Permission;
import org.challengectl.domain.User;

/** A user, changed in one respect. */
final class UserChanges {

  private final User before;
  private String passwordHash;
  private Optional<String> sealedTotpSecret;
  private boolean enabled;
  private boolean setUp;
  private boolean passwordChangeRequired;
  private Set<Permission> permissions;
  private Optional<Instant> setUpBy;
  private Optional<Instant> lastLogin;

  private UserChanges(User before) {
    this.before = before;
    this.passwordHash = before.passwordHash();
    this.sealedTotpSecret = before.sealedTotpSecret();
    this.enabled = before.enabled();
    this.setUp = before.setUp();
    this.passwordChangeRequired = before.passwordChangeRequired();
    this.permissions = before.permissions();
    this.setUpBy = before.setUpBy();
    this.lastLogin = before.lastLogin();
  }

  private User made() {
    return new User(
        before.name(),
        passwordHash,
        sealedTotpSecret,
        enabled,
        setUp,
        passwordChangeRequired,
        permissions,
        before.createdAt(),
        setUpBy,
        lastLogin);
  }

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

  static User enabled(User user, boolean enabled) {
    UserChanges changes = new UserChanges(user);
    changes.enabled = enabled;
    return changes.made();
  }

  static User permitted(User user, Set<Permission> permissions) {
    UserChanges changes = new UserChanges(user);
    changes.permissions = permissions;
    return changes.made();
  }

  static User signedIn(User user, Instant at) {
    UserChanges changes = new UserChanges(user);
    changes.lastLogin = Optional.of(at);
    return changes.made();
  }

  static User ownPassword(User user, String hash) {
    UserChanges changes = new UserChanges(user);
    changes.passwordHash = hash;
    changes.passwordChangeRequired = false;
    changes.setUpBy = Optional.empty();
    return changes.made();
  }

  /** With a password that was made for him; his second factor, if he has one, stays. */
  static User madePassword(User user, String hash, Instant changeBy) {
    UserChanges changes = new UserChanges(user);
    changes.passwordHash = hash;
    changes.passwordChangeRequired = user.setUp();
    changes.setUpBy = Optional.of(changeBy);
    return changes.made();
  }

  static User secret(User user, String sealedTotpSecret) {
    UserChanges changes = new UserChanges(user);
    changes.sealedTotpSecret = Optional.of(sealedTotpSecret);
    return changes.made();
  }

  /** With password and second factor of his own. */
  static User setUp(User user, String hash, String sealedTotpSecret, Instant at) {
    UserChanges changes = new UserChanges(user);
    changes.passwordHash = hash;
    changes.sealedTotpSecret = Optional.of(sealedTotpSecret);
    changes.setUp = true;
    changes.passwordChangeRequired = false;
    changes.setUpBy = Optional.empty();
    changes.lastLogin = Optional.of(at);
    return changes.made();
  }

  /** Without second factor; he has to set himself up again. */
  static User reset(User user, String hash, Instant setUpBy) {
    UserChanges changes = new UserChanges(user);
    changes.passwordHash = hash;
    changes.sealedTotpSecret = Optional.empty();
    changes.setUp = false;
    changes.passwordChangeRequired = false;
    changes.setUpBy = Optional.of(setUpBy);
    return changes.made();
  }
}
