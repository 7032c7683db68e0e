package org.challengectl.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.challengectl.signal.Modulation;

/** The modulations on the class path. */
public final class InstalledModulations {

  private InstalledModulations() {}

  public static List<Modulation> all() {
    return ServiceLoader.load(Modulation.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  public static Optional<Modulation> find(String nameOrAlias) {
    return all().stream().filter(m -> m.descriptor().answersTo(nameOrAlias)).findFirst();
  }

  /** All names and aliases, sorted. */
  public static List<String> names() {
    return all().stream()
        .map(Modulation::descriptor)
        .flatMap(d -> Stream.concat(Stream.of(d.name()), d.aliases().keySet().stream()))
        .distinct()
        .sorted()
        .toList();
  }
}
