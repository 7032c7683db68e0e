package org.challengectl.rest.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.Users;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.User;
import org.challengectl.views.testing.Samples;

/** Users whose sessions end with them; each new password is "made". */
final class FakeUsers implements Users {

  final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, User> users = new ConcurrentSkipListMap<>();
  private final FakeSignIn signIn;

  FakeUsers(FakeSignIn signIn) {
    this.signIn = signIn;
  }

  void put(String name, Permission... permissions) {
    users.put(name, user(name, true, Set.of(permissions)));
  }

  @Override
  public List<User> all() {
    return List.copyOf(users.values());
  }

  @Override
  public User one(String username) {
    return Optional.ofNullable(users.get(username))
        .orElseThrow(() -> RefusedException.notFound("user '" + username + "'"));
  }

  @Override
  public NewPassword create(String username, Set<Permission> permissions, Actor by) {
    called("create", username, by);
    if (!username.matches("[a-z0-9.-]{1,32}")) {
      throw new RefusedException(
          RefusedException.Kind.INVALID, "invalid_username", "A user's name has small letters.");
    }
    if (users.containsKey(username)) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT, "user_exists", "There is such a user already.");
    }
    users.put(username, user(username, false, permissions));
    return new NewPassword(one(username), "made");
  }

  @Override
  public User setEnabled(String username, boolean enabled, Actor by) {
    called(enabled ? "enable" : "disable", username, by);
    if (by.is(username)) {
      throw new RefusedException(
          RefusedException.Kind.FORBIDDEN, "not_yourself", "Nobody disables himself.");
    }
    if (!enabled) {
      signIn.endAll(username);
    }
    return one(username);
  }

  @Override
  public User grant(String username, Set<Permission> permissions, Actor by) {
    called("grant " + permissions, username, by);
    permissions.forEach(by::need);
    Set<Permission> all = EnumSet.copyOf(permissions);
    all.addAll(one(username).permissions());
    users.put(username, user(username, true, all));
    return one(username);
  }

  @Override
  public User revoke(String username, Set<Permission> permissions, Actor by) {
    called("revoke " + permissions, username, by);
    Set<Permission> left = EnumSet.noneOf(Permission.class);
    left.addAll(one(username).permissions());
    left.removeAll(permissions);
    users.put(username, user(username, true, left));
    return one(username);
  }

  @Override
  public void delete(String username, Actor by) {
    called("delete", username, by);
    one(username);
    users.remove(username);
    signIn.endAll(username);
  }

  @Override
  public NewPassword resetTotp(String username, Actor by) {
    called("reset totp", username, by);
    users.put(username, user(username, false, one(username).permissions()));
    signIn.endAll(username);
    return new NewPassword(one(username), "made");
  }

  @Override
  public SignIn.SecondFactor newTotp(String username, Actor by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NewPassword resetPassword(String username, Actor by) {
    called("reset password", username, by);
    signIn.endAll(username);
    return new NewPassword(one(username), "made");
  }

  private void called(String what, String username, Actor by) {
    by.need(Permission.CREATE_USERS);
    calls.add(what + " " + username + " by " + by.name());
  }

  private static User user(String name, boolean setUp, Set<Permission> permissions) {
    return new User(
        name,
        "$2y$12$secret",
        setUp ? Optional.of("sealed secret") : Optional.empty(),
        true,
        setUp,
        false,
        permissions,
        Samples.NOON,
        setUp ? Optional.empty() : Optional.of(Samples.NOON.plusSeconds(86_400)),
        Optional.empty());
  }
}
