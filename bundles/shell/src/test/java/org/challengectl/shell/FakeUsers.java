package org.challengectl.shell;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.Users;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.User;

/** Users in memory; "root" is the last administrator. */
final class FakeUsers implements Users {

  final Map<String, User> byName = new TreeMap<>();
  Actor lastActor;

  FakeUsers with(String name, Permission... permissions) {
    byName.put(name, user(name, Set.of(permissions), true, true));
    return this;
  }

  private static User user(
      String name, Set<Permission> permissions, boolean enabled, boolean setUp) {
    return new User(
        name,
        "HASH",
        setUp ? Optional.of("SEALED") : Optional.empty(),
        enabled,
        setUp,
        false,
        permissions,
        Samples.NOON,
        setUp ? Optional.empty() : Optional.of(Samples.NOON.plus(Duration.ofHours(24))),
        Optional.empty());
  }

  @Override
  public List<User> all() {
    return List.copyOf(byName.values());
  }

  @Override
  public User one(String username) {
    return Optional.ofNullable(byName.get(username))
        .orElseThrow(() -> RefusedException.notFound("user '" + username + "'"));
  }

  @Override
  public NewPassword create(String username, Set<Permission> permissions, Actor by) {
    lastActor = by;
    User made = user(username, permissions, true, false);
    byName.put(username, made);
    return new NewPassword(made, "PASSWORD-" + username);
  }

  @Override
  public User setEnabled(String username, boolean enabled, Actor by) {
    User before = one(username);
    if (username.equals("root") && !enabled) {
      throw AccessException.forbidden("last_administrator", "The last administrator stays.");
    }
    User after = user(username, before.permissions(), enabled, before.setUp());
    byName.put(username, after);
    return after;
  }

  @Override
  public User grant(String username, Set<Permission> permissions, Actor by) {
    Set<Permission> all = EnumSet.copyOf(permissions);
    all.addAll(one(username).permissions());
    return with(username, all.toArray(Permission[]::new)).one(username);
  }

  @Override
  public User revoke(String username, Set<Permission> permissions, Actor by) {
    Set<Permission> rest = EnumSet.noneOf(Permission.class);
    rest.addAll(one(username).permissions());
    rest.removeAll(permissions);
    return with(username, rest.toArray(Permission[]::new)).one(username);
  }

  @Override
  public void delete(String username, Actor by) {
    byName.remove(one(username).name());
  }

  @Override
  public NewPassword resetTotp(String username, Actor by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SignIn.SecondFactor newTotp(String username, Actor by) {
    lastActor = by;
    return new SignIn.SecondFactor("BASE32", "otpauth://totp/" + one(username).name());
  }

  @Override
  public NewPassword resetPassword(String username, Actor by) {
    return new NewPassword(one(username), "NEW-PASSWORD");
  }
}
