package org.challengectl.radio;

import java.util.List;
import java.util.Optional;

/** Knows one family of radios. Safe for concurrent use. */
public interface RadioDriver {

  /** The model as in an agent's YAML, e.g. "hackrf" or "virtual". */
  String model();

  /**
   * Why no radio of this family can be used on this machine for now, e.g. a library that is missing
   * and the package that brings it; empty if it can. Cheap; it may change while the program runs.
   */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /**
   * What is plugged in now; empty when nothing is, or when the vendor's library is missing. Radios
   * that are open are among it. Called every few seconds.
   */
  List<RadioDescription> discover();

  /**
   * What a name in an agent's YAML stands for now; empty if there is no such radio. A driver of
   * radios that nobody can list, e.g. those at network addresses, answers for itself.
   *
   * @param discovered what {@link #discover} has last said
   */
  default Optional<RadioDescription> find(String name, List<RadioDescription> discovered) {
    return discovered.stream().filter(radio -> radio.isCalled(name)).findFirst();
  }

  /**
   * Opens a radio for this process alone.
   *
   * @return a radio that the caller must close
   * @throws RadioException if it is absent, in use or cannot do what the settings ask for
   */
  Radio open(RadioSettings settings) throws RadioException;
}
