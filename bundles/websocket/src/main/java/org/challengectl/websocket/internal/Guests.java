package org.challengectl.websocket.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.challengectl.domain.DomainEvent;

/**
 * Clients that were let in with a pass, as long as it holds. Safe for concurrent use.
 *
 * @param <T> a client
 */
final class Guests<T> {

  private final Map<T, Pass> passes = new ConcurrentHashMap<>();

  void add(T client, Pass pass) {
    passes.put(client, pass);
  }

  void remove(T client) {
    passes.remove(client);
  }

  int size() {
    return passes.size();
  }

  Set<T> all() {
    return passes.keySet();
  }

  /** Takes out those whose session has run out. */
  List<T> expired() {
    return takeOut(pass -> !pass.valid().getAsBoolean());
  }

  /** Takes out those whose session ends with what has happened. */
  List<T> endedBy(DomainEvent event) {
    if (event instanceof DomainEvent.SessionsEnded e) {
      return takeOut(pass -> pass.isOf(e.username()) && !pass.isSession(e.exceptTokenHash()));
    }
    if (event instanceof DomainEvent.SessionEnded e) {
      return takeOut(pass -> pass.isSession(e.tokenHash()));
    }
    return List.of();
  }

  private List<T> takeOut(Predicate<Pass> which) {
    List<T> out =
        passes.entrySet().stream()
            .filter(guest -> which.test(guest.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    out.forEach(passes::remove);
    return out;
  }
}
