package org.challengectl.agent.core.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.challengectl.agent.core.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to be told; one that fails does not keep the others from it. */
final class Subscribers<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

  private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();

  Subscription add(Consumer<T> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(T value) {
    for (Consumer<T> listener : listeners) {
      try {
        listener.accept(value);
      } catch (RuntimeException e) {
        LOG.error("a listener failed on {}", value, e);
      }
    }
  }
}
