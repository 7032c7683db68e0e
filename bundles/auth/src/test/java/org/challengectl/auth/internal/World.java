package org.challengectl.auth.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.Users;
import org.challengectl.domain.Permission;

/** All that users have to do with, over stores in memory and a clock of the test's. */
final class World {

  static final String HOME = "192.0.2.7";
  static final String PASSWORD = "a gull sat on the mast";

  final TestClock clock = new TestClock();
  final ToldBus bus = new ToldBus();
  final FakeSessions sessions = new FakeSessions();
  final FakeUsers users = new FakeUsers(sessions);
  final FakeAuditEntries entries = new FakeAuditEntries();
  final AuditTrail audit = new AuditTrail(entries, bus, clock);
  final Map<String, String> environment = new HashMap<>();
  final Map<String, String> secrets = new HashMap<>();
  final Path directory;
  Identity identity;
  SignIn signIn;
  Users administration;

  World(Path directory) {
    this.directory = directory;
    start();
  }

  /** As after a restart: what is stored stays, what is in memory does not. */
  void start() {
    try {
      identity =
          new Identity(
              users,
              sessions,
              bus,
              clock,
              clock,
              new Defaults(),
              directory,
              environment::get,
              new Bcrypt(new SecureRandom(), 4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    signIn = new SignInService(identity, audit);
    administration = new UserService(identity, audit);
  }

  /** A user who has set himself up, with {@link #PASSWORD}; the session is his. */
  SignIn.Ticket member(String name, Set<Permission> permissions) {
    Users.NewPassword made = administration.create(name, permissions, Actor.shell());
    return setUp(signIn.login(name, made.password(), HOME), PASSWORD);
  }

  SignIn.Ticket administrator(String name) {
    return member(name, EnumSet.allOf(Permission.class));
  }

  SignIn.Ticket setUp(SignIn.Ticket ticket, String password) {
    SignIn.SecondFactor factor = signIn.completeSetup(ticket.token(), password, HOME);
    secrets.put(ticket.session().username(), factor.secret());
    SignIn.Ticket full =
        signIn.verifySetup(ticket.token(), code(ticket.session().username()), HOME);
    clock.pass(Duration.ofSeconds(30));
    return full;
  }

  /** The code that a user's authenticator shows now. */
  String code(String name) {
    byte[] secret = Base32.decode(secrets.get(name));
    return Totp.code(secret, Totp.step(clock.instant()), 6);
  }

  /** A code that is wrong now. */
  String wrongCode(String name) {
    return String.format("%06d", (Integer.parseInt(code(name)) + 500_000) % 1_000_000);
  }

  /** Signs in with password and second factor. */
  SignIn.Ticket signedIn(String name, String password, String address) {
    SignIn.Ticket first = signIn.login(name, password, address);
    SignIn.Ticket full = signIn.verifyTotp(first.token(), code(name), address);
    clock.pass(Duration.ofSeconds(30));
    return full;
  }

  boolean holds(SignIn.Ticket ticket) {
    return signIn.peek(ticket.token()).isPresent();
  }

  Actor actor(SignIn.Ticket ticket) {
    return Actor.user(ticket.session().username(), HOME, ticket.session().permissions());
  }

  Optional<String> setupCode() {
    return identity.setupLink.text().map(link -> link.substring(link.indexOf('#') + 1));
  }
}
