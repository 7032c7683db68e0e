package org.challengectl.rest.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.OwnSessions;
import org.challengectl.auth.SignIn;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.views.testing.Samples;

/**
 * Everybody's password is "right" and everybody's code "123456", once. "new" has to set himself up,
 * "reset" has to change his password, "guessed" has been tried too often.
 */
final class FakeSignIn implements SignIn, OwnSessions {

  final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Set<String> usedCodes = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();

  Ticket begin(String username, Stage stage, Permission... permissions) {
    int number = count.incrementAndGet();
    String token = "token" + number;
    Session session =
        new Session(
            "id" + number,
            username,
            stage,
            Set.of(permissions),
            "csrf" + number,
            Samples.NOON.plus(Duration.ofHours(24)));
    sessions.put(token, session);
    return new Ticket(token, session);
  }

  void endAll(String username) {
    sessions.values().removeIf(session -> session.username().equals(username));
  }

  @Override
  public Ticket login(String username, String password, String address) {
    calls.add("login " + username + " from " + address);
    if (username.equals("guessed")) {
      throw AccessException.tooMany("Too many failed attempts.", Duration.ofMinutes(15));
    }
    if (!password.equals("right")) {
      throw AccessException.unauthenticated("User or password is wrong.");
    }
    return begin(username, username.equals("new") ? Stage.SETUP : Stage.SECOND_FACTOR);
  }

  @Override
  public Ticket redeemSetupLink(String code, String address) {
    calls.add("link " + code);
    if (!code.equals("link-code") || !usedCodes.add(code)) {
      throw AccessException.unauthenticated("This link is not valid.");
    }
    return begin("new", Stage.SETUP);
  }

  @Override
  public Ticket verifyTotp(String token, String code, String address) {
    Session session = session(token, address);
    calls.add("totp " + session.username());
    rightCode(code);
    sessions.remove(token);
    return begin(
        session.username(),
        session.username().equals("reset") ? Stage.NEW_PASSWORD : Stage.FULL,
        Permission.MANAGE_AGENTS);
  }

  @Override
  public SecondFactor completeSetup(String token, String newPassword, String address) {
    calls.add("setup " + session(token, address).username());
    strong(newPassword);
    return new SecondFactor("SECRET", "otpauth://totp/ChallengeCtl:new?secret=SECRET");
  }

  @Override
  public Ticket verifySetup(String token, String code, String address) {
    Session session = session(token, address);
    calls.add("verify setup " + session.username());
    rightCode(code);
    sessions.remove(token);
    return begin(session.username(), Stage.FULL, Permission.CREATE_USERS);
  }

  @Override
  public Session session(String token, String address) {
    return peek(token).orElseThrow(() -> AccessException.unauthenticated("The session has ended."));
  }

  @Override
  public Optional<Session> peek(String token) {
    return Optional.ofNullable(sessions.get(token));
  }

  @Override
  public Ticket changePassword(String token, String current, String next, String address) {
    Session session = session(token, address);
    calls.add("change password " + session.username());
    if (!current.equals("right")) {
      throw AccessException.unauthenticated("The current password is wrong.");
    }
    strong(next);
    endAll(session.username());
    return begin(session.username(), Stage.FULL, session.permissions().toArray(Permission[]::new));
  }

  @Override
  public void logout(String token, String address) {
    calls.add("logout");
    sessions.remove(token);
  }

  @Override
  public List<OpenSession> sessions(String token) {
    Session asking = session(token, "");
    return sessions.values().stream()
        .filter(session -> session.username().equals(asking.username()))
        .map(
            session ->
                new OpenSession(
                    "public-" + session.id(),
                    Samples.NOON,
                    session.expiresAt(),
                    "192.0.2.1",
                    session.equals(asking)))
        .toList();
  }

  @Override
  public void endSession(String token, String id, String address) {
    if (sessions(token).stream().noneMatch(session -> session.id().equals(id))) {
      throw RefusedException.notFound("session '" + id + "' of yours");
    }
    sessions.values().removeIf(session -> ("public-" + session.id()).equals(id));
  }

  @Override
  public void logoutEverywhere(String token, String address) {
    calls.add("logout everywhere");
    endAll(session(token, address).username());
  }

  private void rightCode(String code) {
    if (!code.equals("123456") || !usedCodes.add(code)) {
      throw AccessException.unauthenticated("This code is not valid.");
    }
  }

  private static void strong(String password) {
    if (password.length() < 12) {
      throw new RefusedException(
          RefusedException.Kind.INVALID, "weak_password", "The password is too short.");
    }
  }
}
