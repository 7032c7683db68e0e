package org.challengectl.websocket.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.SignIn;
import org.challengectl.views.testing.Samples;

/** Sessions by their tokens; the id of a session is "id-" and its token. Nobody signs in here. */
final class FakeSessions implements SignIn {

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  void put(String token, String username, Stage stage) {
    sessions.put(
        token,
        new Session("id-" + token, username, stage, Set.of(), "csrf-" + token, Samples.NOON));
  }

  void remove(String token) {
    sessions.remove(token);
  }

  @Override
  public Session session(String token, String address) {
    return peek(token).orElseThrow(() -> AccessException.unauthenticated("No such session."));
  }

  @Override
  public Optional<Session> peek(String token) {
    return Optional.ofNullable(sessions.get(token));
  }

  @Override
  public Ticket login(String username, String password, String address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Ticket redeemSetupLink(String code, String address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Ticket verifyTotp(String token, String code, String address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SecondFactor completeSetup(String token, String newPassword, String address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Ticket verifySetup(String token, String code, String address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Ticket changePassword(String token, String current, String next, String address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void logout(String token, String address) {
    sessions.remove(token);
  }

  @Override
  public void logoutEverywhere(String token, String address) {
    throw new UnsupportedOperationException();
  }
}
