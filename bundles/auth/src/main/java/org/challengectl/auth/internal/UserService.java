package org.challengectl.auth.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.auth.SignIn.SecondFactor;
import org.challengectl.auth.Users;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.User;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users, as administrators change them; one change after another. */
@Component(service = Users.class)
public final class UserService implements Users {

  static final Duration SET_UP_WITHIN = Duration.ofHours(24);

  private final Identity identity;
  private final Audit audit;
  private final Object changes = new Object();

  @Activate
  public UserService(@Reference Identity identity, @Reference Audit audit) {
    this.identity = identity;
    this.audit = audit;
  }

  @Override
  public List<User> all() {
    return identity.users.all();
  }

  @Override
  public User one(String username) {
    return Usernames.typed(username)
        .flatMap(identity.users::find)
        .orElseThrow(() -> RefusedException.notFound("user of that name"));
  }

  @Override
  public NewPassword create(String username, Set<Permission> permissions, Actor by) {
    return audited(
        "user.create",
        username,
        by,
        names(permissions),
        () -> {
          String name = Usernames.check(username);
          UserRules.mayGive(by, permissions);
          String password = identity.passwords.make();
          Instant now = identity.time.instant();
          User user =
              UserChanges.temporary(
                  name,
                  identity.passwords.hash(password),
                  permissions,
                  now,
                  now.plus(SET_UP_WITHIN));
          if (!identity.users.insert(user)) {
            throw new RefusedException(
                RefusedException.Kind.CONFLICT,
                "user_exists",
                "There is already a user '" + name + "'.");
          }
          return new NewPassword(user, password);
        });
  }

  @Override
  public User setEnabled(String username, boolean enabled, Actor by) {
    return audited(
        enabled ? "user.enable" : "user.disable",
        username,
        by,
        "",
        () -> {
          User user = one(username);
          if (!enabled) {
            UserRules.notYourself(by, user);
            UserRules.notTheLast(user, all());
          }
          User changed = update(user, u -> UserChanges.enabled(u, enabled));
          if (!enabled) {
            identity.sessions.endAll(user.name(), Optional.empty());
          }
          return changed;
        });
  }

  @Override
  public User grant(String username, Set<Permission> permissions, Actor by) {
    return audited(
        "user.grant",
        username,
        by,
        names(permissions),
        () -> {
          User user = one(username);
          UserRules.mayGive(by, permissions);
          return update(
              user,
              u -> {
                Set<Permission> more = EnumSet.noneOf(Permission.class);
                more.addAll(permissions);
                more.addAll(u.permissions());
                return UserChanges.permitted(u, more);
              });
        });
  }

  @Override
  public User revoke(String username, Set<Permission> permissions, Actor by) {
    return audited(
        "user.revoke",
        username,
        by,
        names(permissions),
        () -> {
          User user = one(username);
          UserRules.notYourself(by, user);
          if (permissions.contains(Permission.CREATE_USERS)) {
            UserRules.notTheLast(user, all());
          }
          return update(
              user,
              u ->
                  UserChanges.permitted(
                      u,
                      u.permissions().stream()
                          .filter(p -> !permissions.contains(p))
                          .collect(Collectors.toSet())));
        });
  }

  @Override
  public void delete(String username, Actor by) {
    audited(
        "user.delete",
        username,
        by,
        "",
        () -> {
          User user = one(username);
          UserRules.notYourself(by, user);
          UserRules.notTheLast(user, all());
          identity.users.delete(user.name());
          identity.sessions.endAll(user.name(), Optional.empty());
          return user;
        });
  }

  @Override
  public NewPassword resetTotp(String username, Actor by) {
    return reset("user.reset-totp", username, by, UserChanges::reset);
  }

  @Override
  public SecondFactor newTotp(String username, Actor by) {
    return audited(
        "user.new-totp",
        username,
        by,
        "",
        () -> {
          User user = one(username);
          UserRules.notYourself(by, user);
          UserRules.mayBecome(by, user);
          UserRules.isSetUp(user);
          String secret = Totp.newSecret(identity.random);
          identity.secrets.storing(
              () -> {
                String sealed = identity.secrets.seal(user.name(), secret);
                return update(user, u -> UserChanges.secret(u, sealed));
              });
          identity.sessions.endAll(user.name(), Optional.empty());
          return new SecondFactor(secret, Totp.uri(user.name(), secret));
        });
  }

  @Override
  public NewPassword resetPassword(String username, Actor by) {
    return reset("user.reset-password", username, by, UserChanges::madePassword);
  }

  /** How a reset changes a user. */
  private interface Reset {
    User apply(User user, String hash, Instant until);
  }

  private NewPassword reset(String action, String username, Actor by, Reset reset) {
    return audited(
        action,
        username,
        by,
        "",
        () -> {
          User user = one(username);
          UserRules.notYourself(by, user);
          UserRules.mayBecome(by, user);
          String password = identity.passwords.make();
          String hash = identity.passwords.hash(password);
          Instant until = identity.time.instant().plus(SET_UP_WITHIN);
          User changed = update(user, u -> reset.apply(u, hash, until));
          identity.sessions.endAll(user.name(), Optional.empty());
          return new NewPassword(changed, password);
        });
  }

  private User update(User user, UnaryOperator<User> change) {
    return identity
        .users
        .update(user.name(), change)
        .orElseThrow(() -> RefusedException.notFound("user of that name"));
  }

  /** Does a change alone, and writes down that it was done or why not. */
  private <T> T audited(
      String action, String username, Actor by, String detail, Supplier<T> change) {
    String subject = Usernames.typed(username).orElse("");
    T result;
    try {
      by.need(Permission.CREATE_USERS);
      synchronized (changes) {
        result = change.get();
      }
    } catch (RefusedException e) {
      audit.record(by, action, subject, Outcome.REFUSED, e.code());
      throw e;
    } catch (AccessException e) {
      audit.record(by, action, subject, Outcome.REFUSED, e.code());
      throw e;
    }
    audit.record(by, action, subject, Outcome.DONE, detail);
    return result;
  }

  private static String names(Set<Permission> permissions) {
    return permissions.stream()
        .sorted()
        .map(Permission::wireName)
        .collect(Collectors.joining(", "));
  }
}
