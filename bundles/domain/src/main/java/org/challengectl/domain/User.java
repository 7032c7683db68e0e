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
 * @param setUpBy until when the user must have made his own what others made for him; after that he
 *     cannot sign in with it, and one who never signed in is deleted. Empty when all is his own
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
