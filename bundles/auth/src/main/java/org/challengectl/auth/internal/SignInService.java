package org.challengectl.auth.internal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.auth.OwnSessions;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.internal.Sessions.Live;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.User;
import org.challengectl.domain.UserSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How users sign in and out. */
@Component(service = {SignIn.class, OwnSessions.class})
public final class SignInService implements SignIn, OwnSessions {

  private static final String WRONG = "The user's name or the password is wrong.";
  private static final String NO_USER = "?";

  private final Identity identity;
  private final Sessions sessions;
  private final Audit audit;
  private final Refusals refusals;
  private final Setup setup;

  @Activate
  public SignInService(@Reference Identity identity, @Reference Audit audit) {
    this.identity = identity;
    this.sessions = identity.sessions;
    this.audit = audit;
    this.refusals = new Refusals(audit);
    this.setup = new Setup(identity, audit);
  }

  @Override
  public Ticket login(String username, String password, String address) {
    Optional<String> name = Usernames.typed(username);
    SignInLimits.Attempt attempt = identity.limits.password(name.orElse(NO_USER), address);
    Optional<User> known = name.flatMap(identity.users::find);
    boolean right =
        identity.passwords.matches(password == null ? "" : password, known.map(User::passwordHash));
    Optional<User> user =
        known.filter(u -> right).filter(u -> sessions.usable(u.name()).isPresent());
    if (user.isEmpty()) {
      // What is no user's name may be a password in the wrong field.
      throw refusals.of(
          Actor.nobody(address),
          "login.password",
          known.map(User::name).orElse(""),
          attempt,
          WRONG);
    }
    Ticket ticket = sessions.begin(user.get(), address);
    attempt.passed();
    audit.record(
        Actor.nobody(address),
        "login.password",
        ticket.session().username(),
        Outcome.DONE,
        "The password was right.");
    return ticket;
  }

  @Override
  public Ticket redeemSetupLink(String code, String address) {
    return setup.redeemLink(code, address);
  }

  @Override
  public Ticket verifyTotp(String token, String code, String address) {
    Live live = sessions.need(token, EnumSet.of(Stage.SECOND_FACTOR));
    String name = live.user().name();
    SignInLimits.Attempt attempt = identity.limits.code(name, address);
    if (!codeIsRight(live.user(), code)) {
      throw refusals.of(live.actor(address), "login.totp", name, attempt, Setup.WRONG_CODE);
    }
    Instant now = identity.time.instant();
    User user =
        identity
            .users
            .update(name, u -> UserChanges.signedIn(u, now))
            .orElseThrow(() -> AccessException.unauthenticated(WRONG));
    Ticket ticket = sessions.advance(live, user, address);
    attempt.succeeded();
    audit.record(live.actor(address), "login", name, Outcome.DONE, "Signed in.");
    return ticket;
  }

  private boolean codeIsRight(User user, String code) {
    String secret =
        user.sealedTotpSecret()
            .flatMap(stored -> identity.secrets.open(user.name(), stored))
            .orElseThrow(() -> unreadable());
    OptionalLong step = Totp.match(secret, code == null ? "" : code, identity.wallClock.instant());
    return step.isPresent()
        && identity.users.useTotpStep(user.name(), step.getAsLong(), identity.time.instant());
  }

  private static RefusedException unreadable() {
    return new RefusedException(
        RefusedException.Kind.CONFLICT,
        "second_factor_unreadable",
        "The second factor does not open with the server's master key. An administrator must"
            + " restore that key, or reset the second factor.");
  }

  @Override
  public SecondFactor completeSetup(String token, String newPassword, String address) {
    return setup.complete(token, newPassword, address);
  }

  @Override
  public Ticket verifySetup(String token, String code, String address) {
    return setup.verify(token, code, address);
  }

  @Override
  public Session session(String token, String address) {
    return sessions.need(token).session();
  }

  @Override
  public Optional<Session> peek(String token) {
    return sessions.find(token).map(Live::session);
  }

  @Override
  public Ticket changePassword(String token, String current, String next, String address) {
    Live live = sessions.need(token, EnumSet.of(Stage.FULL, Stage.NEW_PASSWORD));
    User before = live.user();
    SignInLimits.Attempt attempt = identity.limits.password(before.name(), address);
    if (!identity.passwords.matches(current, Optional.of(before.passwordHash()))) {
      throw refusals.of(
          live.actor(address),
          "password.change",
          before.name(),
          attempt,
          "The current password is wrong.");
    }
    attempt.passed();
    PasswordPolicy.check(next, before.name());
    Setup.checkDiffers(current, next);
    String hash = identity.passwords.hash(next);
    User after =
        identity
            .users
            .update(
                before.name(),
                u ->
                    u.passwordHash().equals(before.passwordHash())
                        ? UserChanges.ownPassword(u, hash)
                        : u)
            .filter(u -> u.passwordHash().equals(hash))
            .orElseThrow(() -> AccessException.unauthenticated("This user was just changed."));
    Ticket ticket = sessions.advance(live, after, address);
    sessions.endAll(after.name(), Optional.of(ticket.session().id()));
    audit.record(
        live.actor(address),
        "password.change",
        after.name(),
        Outcome.DONE,
        "All other sessions have ended.");
    return ticket;
  }

  @Override
  public void logout(String token, String address) {
    sessions
        .find(token)
        .ifPresent(
            live -> {
              sessions.end(live);
              audit.record(
                  live.actor(address), "logout", live.user().name(), Outcome.DONE, "Signed out.");
            });
  }

  @Override
  public List<OpenSession> sessions(String token) {
    Session asking = sessions.need(token, EnumSet.of(Stage.FULL)).session();
    return sessions.of(asking.username()).stream()
        .map(
            session ->
                new OpenSession(
                    Sessions.publicId(session),
                    session.createdAt(),
                    session.expiresAt(),
                    session.address(),
                    session.tokenHash().equals(asking.id())))
        .toList();
  }

  @Override
  public void endSession(String token, String id, String address) {
    Live live = sessions.need(token, EnumSet.of(Stage.FULL));
    UserSession ending =
        sessions.of(live.user().name()).stream()
            .filter(session -> Sessions.publicId(session).equals(id))
            .findFirst()
            .orElseThrow(() -> RefusedException.notFound("session '" + id + "' of yours"));
    sessions.end(ending);
    audit.record(
        live.actor(address),
        "session.end",
        live.user().name(),
        Outcome.DONE,
        "Begun from " + ending.address() + ".");
  }

  @Override
  public void logoutEverywhere(String token, String address) {
    Live live = sessions.need(token);
    sessions.endAll(live.user().name(), Optional.empty());
    audit.record(
        live.actor(address),
        "logout.everywhere",
        live.user().name(),
        Outcome.DONE,
        "All sessions have ended.");
  }
}
