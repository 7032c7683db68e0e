package org.challengectl.auth.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.challengectl.domain.User;
import org.challengectl.domain.UserRepository;

/** Keeps users in memory; each call is atomic, as the real one's. */
final class FakeUsers implements UserRepository {

  private final FakeSessions sessions;
  private final Map<String, User> users = new TreeMap<>();
  private final Map<String, Long> steps = new HashMap<>();
  private final Map<String, Instant> used = new HashMap<>();

  /** How many more updates there are before the server is killed. */
  private int updatesLeft = Integer.MAX_VALUE;

  FakeUsers(FakeSessions sessions) {
    this.sessions = sessions;
  }

  synchronized void dieAfter(int updates) {
    updatesLeft = updates;
  }

  @Override
  public synchronized List<User> all() {
    return List.copyOf(users.values());
  }

  @Override
  public synchronized Optional<User> find(String name) {
    return Optional.ofNullable(users.get(name));
  }

  @Override
  public synchronized boolean insert(User user) {
    return users.putIfAbsent(user.name(), user) == null;
  }

  @Override
  public synchronized Optional<User> update(String name, UnaryOperator<User> change) {
    if (updatesLeft-- <= 0) {
      throw new IllegalStateException("killed");
    }
    return Optional.ofNullable(users.computeIfPresent(name, (n, user) -> change.apply(user)));
  }

  @Override
  public synchronized boolean delete(String name) {
    sessions.deleteAll(name, Optional.empty());
    steps.remove(name);
    return users.remove(name) != null;
  }

  @Override
  public synchronized List<User> deleteOverdue(Instant now) {
    List<User> overdue =
        users.values().stream()
            .filter(u -> !u.setUp() && u.lastLogin().isEmpty())
            .filter(u -> u.setUpBy().map(by -> !now.isBefore(by)).orElse(false))
            .toList();
    overdue.forEach(u -> delete(u.name()));
    return overdue;
  }

  @Override
  public synchronized boolean useTotpStep(String name, long step, Instant at) {
    if (steps.getOrDefault(name, Long.MIN_VALUE) >= step) {
      return false;
    }
    steps.put(name, step);
    used.put(name, at);
    return true;
  }

  @Override
  public synchronized int forgetTotpSteps(Instant usedBefore) {
    int before = steps.size();
    steps.keySet().removeIf(name -> used.get(name).isBefore(usedBefore));
    return before - steps.size();
  }
}
