package org.challengectl.auth.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn.Session;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.auth.SignIn.Ticket;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.SessionRepository;
import org.challengectl.domain.User;
import org.challengectl.domain.UserRepository;
import org.challengectl.domain.UserSession;

/**
 * Begins, finds and ends sessions. What a session may do follows from its user as he is now, at
 * each look. Safe for concurrent use.
 */
final class Sessions {

  static final Duration LIFETIME = Duration.ofHours(24);
  static final Duration STEP_LIFETIME = Duration.ofMinutes(15);

  private static final String PREFIX = "ccs_";
  private static final int SECRET_LENGTH = 52;

  private final UserRepository users;
  private final SessionRepository stored;
  private final EventBus bus;
  private final ServerTime time;
  private final SecureRandom random;

  Sessions(
      UserRepository users,
      SessionRepository stored,
      EventBus bus,
      ServerTime time,
      SecureRandom random) {
    this.users = users;
    this.stored = stored;
    this.bus = bus;
    this.time = time;
    this.random = random;
  }

  /** A session that holds now, with its user as he is now. */
  record Live(Session session, User user) {

    Actor actor(String address) {
      return Actor.user(user.name(), address, session.permissions());
    }
  }

  /** The user of that name, if he may sign in. */
  Optional<User> usable(String name) {
    Instant now = time.instant();
    return users
        .find(name)
        .filter(User::enabled)
        .filter(user -> user.setUpBy().map(now::isBefore).orElse(true));
  }

  /**
   * Begins a session whose second factor is awaited.
   *
   * @param user as he was when his password was checked; if that has changed since, the session
   *     does not begin
   */
  Ticket begin(User user, String address) {
    Opened opened = open(user, false, address);
    stored.save(opened.session());
    boolean unchanged =
        usable(user.name()).filter(u -> u.passwordHash().equals(user.passwordHash())).isPresent();
    if (!unchanged) {
      stored.delete(opened.session().tokenHash());
      throw AccessException.unauthenticated("This user has just been changed; sign in again.");
    }
    return opened.ticket(user);
  }

  /** Goes a step further, to a session with its second factor; its former token ends. */
  Ticket advance(Live former, User user, String address) {
    Opened opened = open(user, true, address);
    if (!stored.replace(former.session().id(), opened.session())) {
      throw ended();
    }
    return opened.ticket(user);
  }

  /** The session of a token, if it holds. */
  Optional<Live> find(String token) {
    if (token == null || !token.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Instant now = time.instant();
    return stored
        .find(Secrets.sha256Hex(token))
        .filter(session -> now.isBefore(session.expiresAt()))
        .flatMap(
            session ->
                usable(session.username())
                    .filter(user -> user.setUp() || !session.secondFactor())
                    .map(user -> new Live(shown(token, session, user), user)));
  }

  /**
   * The session of a token.
   *
   * @throws AccessException "unauthenticated"
   */
  Live need(String token) {
    return find(token).orElseThrow(Sessions::ended);
  }

  /** The session of a token, at one of these stages. */
  Live need(String token, Set<Stage> stages) {
    Live live = need(token);
    if (!stages.contains(live.session().stage())) {
      throw AccessException.unauthenticated(
          "This session is at another step of signing in; begin again.");
    }
    return live;
  }

  /** Ends one session; connections of its user are told to look again. */
  void end(Live live) {
    if (stored.delete(live.session().id())) {
      bus.publish(new DomainEvent.SessionsEnded(time.instant(), live.user().name(), ""));
    }
  }

  /** The complete sessions of a user that hold now, the newest first. */
  List<UserSession> of(String username) {
    Instant now = time.instant();
    return stored.of(username).stream()
        .filter(session -> session.secondFactor() && now.isBefore(session.expiresAt()))
        .toList();
  }

  /** Ends one session; nobody else's. */
  void end(UserSession session) {
    if (stored.delete(session.tokenHash())) {
      bus.publish(
          new DomainEvent.SessionEnded(time.instant(), session.username(), session.tokenHash()));
    }
  }

  /** What a session is called where its token must not be told, nor its hash. */
  static String publicId(UserSession session) {
    return Secrets.sha256Hex("session " + session.tokenHash()).substring(0, 32);
  }

  /** Ends all sessions of a user but one. */
  void endAll(String username, Optional<String> exceptId) {
    stored.deleteAll(username, exceptId);
    bus.publish(new DomainEvent.SessionsEnded(time.instant(), username, exceptId.orElse("")));
  }

  private Opened open(User user, boolean secondFactor, String address) {
    String token = PREFIX + Secrets.random(random, SECRET_LENGTH);
    Instant now = time.instant();
    Instant expires = now.plus(secondFactor ? LIFETIME : STEP_LIFETIME);
    return new Opened(
        token,
        new UserSession(
            Secrets.sha256Hex(token), user.name(), secondFactor, now, expires, address));
  }

  private static Session shown(String token, UserSession session, User user) {
    Stage stage = stage(session, user);
    return new Session(
        session.tokenHash(),
        user.name(),
        stage,
        stage == Stage.FULL ? user.permissions() : Set.of(),
        Secrets.hmacHex(token.getBytes(StandardCharsets.UTF_8), "csrf"),
        session.expiresAt());
  }

  private static Stage stage(UserSession session, User user) {
    if (!session.secondFactor()) {
      return user.setUp() ? Stage.SECOND_FACTOR : Stage.SETUP;
    }
    return user.passwordChangeRequired() ? Stage.NEW_PASSWORD : Stage.FULL;
  }

  private static AccessException ended() {
    return AccessException.unauthenticated("There is no such session, or it has ended.");
  }

  private record Opened(String token, UserSession session) {

    Ticket ticket(User user) {
      return new Ticket(token, shown(token, session, user));
    }
  }
}
