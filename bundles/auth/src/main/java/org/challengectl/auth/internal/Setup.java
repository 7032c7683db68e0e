package org.challengectl.auth.internal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.auth.SignIn.SecondFactor;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.auth.SignIn.Ticket;
import org.challengectl.auth.internal.Choices.Choice;
import org.challengectl.auth.internal.Sessions.Live;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.User;

/**
 * How users make password and second factor their own. What they have chosen counts when they have
 * shown a first code.
 */
final class Setup {

  static final String WRONG_CODE = "This code is not valid: wrong, too old, or used before.";

  private final Identity identity;
  private final Audit audit;
  private final Refusals refusals;

  Setup(Identity identity, Audit audit) {
    this.identity = identity;
    this.audit = audit;
    this.refusals = new Refusals(audit);
  }

  Ticket redeemLink(String code, String address) {
    identity.limits.link(address);
    Optional<User> administrator =
        identity.sessions.usable(FirstStart.ADMINISTRATOR).filter(FirstStart::isWaiting);
    boolean wanted = administrator.isPresent() && !FirstStart.isOver(identity.users.all());
    if (!wanted || !identity.setupLink.use(code == null ? "" : code)) {
      audit.record(
          Actor.nobody(address), "setup.link", "", Outcome.REFUSED, "The link was not valid.");
      throw AccessException.unauthenticated(
          "This link is not valid: wrong, used or expired. A restart of the server makes a new"
              + " one as long as there is no administrator.");
    }
    identity.limits.linkWasRight(address);
    Ticket ticket = identity.sessions.begin(administrator.get(), address);
    audit.record(
        Actor.nobody(address),
        "setup.link",
        FirstStart.ADMINISTRATOR,
        Outcome.DONE,
        "The link of the first start was used.");
    return ticket;
  }

  SecondFactor complete(String token, String newPassword, String address) {
    Live live = identity.sessions.need(token, EnumSet.of(Stage.SETUP));
    User user = live.user();
    PasswordPolicy.check(newPassword, user.name());
    if (identity.passwords.matches(newPassword, Optional.of(user.passwordHash()))) {
      throw weak();
    }
    String secret = Totp.newSecret(identity.random);
    String hash = identity.passwords.hash(newPassword);
    identity.choices.keep(
        live.session().id(),
        new Choice(user.passwordHash(), hash, secret, live.session().expiresAt()));
    audit.record(
        live.actor(address),
        "setup.begin",
        user.name(),
        Outcome.DONE,
        "Has chosen a password and got a second factor.");
    return new SecondFactor(secret, Totp.uri(user.name(), secret));
  }

  Ticket verify(String token, String code, String address) {
    Live live = identity.sessions.need(token, EnumSet.of(Stage.SETUP));
    String name = live.user().name();
    Choice mine =
        identity
            .choices
            .of(live.session().id())
            .orElseThrow(
                () ->
                    AccessException.unauthenticated(
                        "Choose a password first; the set-up was not begun in this session."));
    SignInLimits.Attempt attempt = identity.limits.code(name, address);
    OptionalLong step =
        Totp.match(mine.secret(), code == null ? "" : code, identity.wallClock.instant());
    Instant now = identity.time.instant();
    if (step.isEmpty() || !identity.users.useTotpStep(name, step.getAsLong(), now)) {
      throw refusals.of(live.actor(address), "setup.totp", name, attempt, WRONG_CODE);
    }
    User user = store(name, mine, now);
    identity.choices.forget(live.session().id());
    Ticket ticket = identity.sessions.advance(live, user, address);
    identity.sessions.endAll(name, Optional.of(ticket.session().id()));
    attempt.succeeded();
    if (user.permissions().contains(Permission.CREATE_USERS)) {
      identity.setupLink.remove();
    }
    audit.record(
        live.actor(address),
        "setup.complete",
        name,
        Outcome.DONE,
        "Password and second factor are the user's own.");
    return ticket;
  }

  /** The first of several who set up the same user wins. */
  private User store(String name, Choice mine, Instant now) {
    return identity.secrets.storing(
        () -> {
          String sealed = identity.secrets.seal(name, mine.secret());
          return identity
              .users
              .update(
                  name,
                  u ->
                      !u.setUp() && u.passwordHash().equals(mine.formerHash())
                          ? UserChanges.setUp(u, mine.hash(), sealed, now)
                          : u)
              .filter(u -> u.passwordHash().equals(mine.hash()))
              .orElseThrow(
                  () -> AccessException.unauthenticated("This user was just changed by another."));
        });
  }

  static void checkDiffers(String current, String next) {
    if (Secrets.same(current, next)) {
      throw weak();
    }
  }

  private static RefusedException weak() {
    return new RefusedException(
        RefusedException.Kind.INVALID,
        "weak_password",
        "The new password must differ from the one before.");
  }
}
