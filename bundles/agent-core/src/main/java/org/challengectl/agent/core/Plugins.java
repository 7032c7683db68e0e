package org.challengectl.agent.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.challengectl.radio.RadioDriver;
import org.challengectl.signal.Modulation;

/** The modulations and drivers that are there now. Safe for concurrent use. */
public interface Plugins {

  List<Modulation> modulations();

  List<RadioDriver> drivers();

  /** The modulation of that name or alias. */
  default Optional<Modulation> modulation(String name) {
    return modulations().stream().filter(m -> m.descriptor().answersTo(name)).findFirst();
  }

  /** The driver of that model. */
  default Optional<RadioDriver> driver(String model) {
    return drivers().stream().filter(d -> d.model().equals(model)).findFirst();
  }

  /**
   * Tells of every arrival and removal from now on, after it has happened, in the thread in which
   * it happens: return soon.
   *
   * @return closing it ends the subscription
   */
  Subscription subscribe(Consumer<Change> listener);

  /** What happened. */
  sealed interface Change {

    /** A plug-in can be used from now on. */
    record Arrived(Object plugin) implements Change {}

    /** A plug-in must not be used any more; what uses it has to end. */
    record Removed(Object plugin) implements Change {}
  }
}
