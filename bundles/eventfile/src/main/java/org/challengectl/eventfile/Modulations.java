package org.challengectl.eventfile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;

/**
 * The modulations that challenges may use.
 *
 * @param known what can be listed when somebody names one that is not there
 * @param find the modulation that answers to a name or an alias
 */
public record Modulations(
    List<ModulationDescriptor> known, Function<String, Optional<Modulation>> find) {

  public Modulations {
    known = List.copyOf(known);
  }

  /** Exactly these. */
  public static Modulations of(Collection<? extends Modulation> modulations) {
    List<Modulation> all = List.copyOf(modulations);
    return new Modulations(
        all.stream().map(Modulation::descriptor).toList(),
        name -> all.stream().filter(m -> m.descriptor().answersTo(name)).findFirst());
  }

  /** All names and aliases, sorted. */
  public List<String> names() {
    return known.stream()
        .flatMap(d -> Stream.concat(Stream.of(d.name()), d.aliases().keySet().stream()))
        .sorted()
        .distinct()
        .toList();
  }
}
