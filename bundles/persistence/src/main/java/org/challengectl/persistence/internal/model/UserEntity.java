package org.challengectl.persistence.internal.model;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.Permission;
import org.challengectl.domain.User;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** A row of {@code users}. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "users")
public class UserEntity {

  private static final String BETWEEN = ",";

  @Id
  @Column(name = "username")
  private String name;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "totp_secret")
  private String sealedTotpSecret;

  private boolean enabled;

  @Column(name = "set_up")
  private boolean setUp;

  @Column(name = "password_change_required")
  private boolean passwordChangeRequired;

  private String permissions;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "set_up_by")
  private Long setUpBy;

  @Column(name = "last_login")
  private Long lastLogin;

  protected UserEntity() {}

  UserEntity(User user) {
    name = Text.key(user.name(), "user's name");
    set(user);
  }

  /** Takes all but the name. */
  final void set(User user) {
    passwordHash = Text.key(user.passwordHash(), "password's hash");
    sealedTotpSecret =
        user.sealedTotpSecret().map(s -> Text.key(s, "sealed second factor")).orElse(null);
    enabled = user.enabled();
    setUp = user.setUp();
    passwordChangeRequired = user.passwordChangeRequired();
    permissions =
        user.permissions().stream()
            .sorted()
            .map(Permission::wireName)
            .collect(Collectors.joining(BETWEEN));
    createdAt = Times.millis(user.createdAt());
    setUpBy = Times.millis(user.setUpBy());
    lastLogin = Times.millis(user.lastLogin());
  }

  User toDomain() {
    return new User(
        name,
        passwordHash,
        Optional.ofNullable(sealedTotpSecret),
        enabled,
        setUp,
        passwordChangeRequired,
        known(permissions),
        Times.instant(createdAt),
        Times.instant(setUpBy),
        Times.instant(lastLogin));
  }

  /** A permission that only a later version knows gives nothing. */
  private static Set<Permission> known(String names) {
    return Stream.of(names.split(BETWEEN, -1))
        .flatMap(name -> Permission.named(name).stream())
        .collect(Collectors.toSet());
  }
}
