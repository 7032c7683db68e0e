package org.challengectl.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.challengectl.signal.Modulation;

/** The modulations on the class path. */
final class Modulations {

  private Modulations() {}

  static List<Modulation> all() {
    return ServiceLoader.load(Modulation.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  static Optional<Modulation> find(String name) {
    return all().stream().filter(m -> m.descriptor().answersTo(name)).findFirst();
  }

  /** Why a modulation cannot be measured here; empty if it can. */
  static Optional<String> obstacle(String name) {
    return find(name)
        .map(Modulation::unavailable)
        .orElse(Optional.of("it is not on the class path"));
  }
}
