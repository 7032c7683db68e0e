package org.challengectl.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who signs in.
 *
 * @param name unique, lower case
 * @param passwordHash bcrypt
 * @param sealedTotpSecret the second factor's secret, encrypted; empty until there is one
 * @param setUp whether password and second factor are the user's own
 * @param passwordChangeRequired whether the password was made by somebody else
 * @param setUpBy a temporary user is deleted if not set up until then; empty when set up
 */
public record User(
    String name,
    String passwordHash,
    Optional<String> sealedTotpSecret,
    boolean enabled,
    boolean setUp,
    boolean passwordChangeRequired,
    Set<Permission> permissions,
    Instant createdAt,
    Optional<Instant> setUpBy,
    Optional<Instant> lastLogin) {

  public User {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(passwordHash, "passwordHash");
    permissions = Set.copyOf(permissions);
  }
}
