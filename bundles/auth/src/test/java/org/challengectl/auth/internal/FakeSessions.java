package org.challengectl.auth.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.SessionRepository;
import org.challengectl.domain.UserSession;

/** Keeps sessions in memory. */
final class FakeSessions implements SessionRepository {

  private final Map<String, UserSession> sessions = new LinkedHashMap<>();

  @Override
  public synchronized void save(UserSession session) {
    sessions.put(session.tokenHash(), session);
  }

  @Override
  public synchronized Optional<UserSession> find(String tokenHash) {
    return Optional.ofNullable(sessions.get(tokenHash));
  }

  @Override
  public synchronized List<UserSession> of(String username) {
    return sessions.values().stream()
        .filter(s -> s.username().equals(username))
        .sorted(Comparator.comparing(UserSession::createdAt).reversed())
        .toList();
  }

  @Override
  public synchronized boolean replace(String formerTokenHash, UserSession next) {
    boolean there = sessions.remove(formerTokenHash) != null;
    if (there) {
      save(next);
    }
    return there;
  }

  @Override
  public synchronized boolean delete(String tokenHash) {
    return sessions.remove(tokenHash) != null;
  }

  @Override
  public synchronized int deleteAll(String username, Optional<String> exceptTokenHash) {
    int before = sessions.size();
    sessions
        .values()
        .removeIf(
            s ->
                s.username().equals(username)
                    && !exceptTokenHash.filter(s.tokenHash()::equals).isPresent());
    return before - sessions.size();
  }

  @Override
  public synchronized int deleteExpired(Instant now) {
    int before = sessions.size();
    sessions.values().removeIf(s -> !now.isBefore(s.expiresAt()));
    return before - sessions.size();
  }
}
