package org.challengectl.eventfile.internal.csv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.eventfile.Modulations;
import org.challengectl.eventfile.internal.Quoted;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;

/**
 * What the columns {@code module}, {@code modopt1} and {@code modopt2} mean. modopt1 is the speed
 * (cw), the capcode (pocsag) or the sample rate of the WAV (all that send one). Either column may
 * also give parameters by name: {@code deviation=3000}.
 */
final class Options {

  /** What modopt1 is, if it is not the sample rate of a WAV. */
  private static final Map<String, String> FIRST = Map.of("cw", "speed", "pocsag", "capcode");

  private static final String WAV_RATE = "wav_samplerate";

  /** How the oldest files call usb, nbfm and the like. */
  private static final String OLD_SUFFIX = "_tx";

  private final Modulations modulations;
  private final Mistakes mistakes;

  Options(Modulations modulations, Mistakes mistakes) {
    this.modulations = modulations;
    this.mistakes = mistakes;
  }

  /** The name by which events call it now; as it was if that is not known. */
  String modulation(String module) {
    String plain =
        module.endsWith(OLD_SUFFIX)
            ? module.substring(0, module.length() - OLD_SUFFIX.length())
            : module;
    return find(module).isEmpty() && find(plain).isPresent() ? plain : module;
  }

  /** What sends it; empty if there is no such modulation here. */
  Optional<ModulationDescriptor> find(String modulation) {
    return modulations.find().apply(modulation).map(Modulation::descriptor);
  }

  /** Its parameters; none if the modulation is not known. */
  Map<String, String> parameters(OldChallenge challenge) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Optional<ModulationDescriptor> descriptor = find(modulation(challenge.module()));
    for (int i = 0; i < challenge.options().size() && descriptor.isPresent(); i++) {
      String cell = challenge.options().get(i);
      String column = "modopt" + (i + 1);
      if (cell.contains("=")) {
        byName(cell, column, challenge, descriptor.get(), parameters);
      } else if (!cell.isEmpty()) {
        byPlace(cell, i, challenge, descriptor.get(), parameters);
      }
    }
    return parameters;
  }

  private void byName(
      String cell,
      String column,
      OldChallenge challenge,
      ModulationDescriptor descriptor,
      Map<String, String> parameters) {
    for (String each : cell.strip().split("[ ;]+", -1)) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      if (equals < 1 || equals == each.length() - 1 || descriptor.parameter(name).isEmpty()) {
        mistakes.add(
            challenge.place(),
            "%s: %s is no parameter of %s".formatted(column, Quoted.of(each), descriptor.name()),
            byName(descriptor));
      } else if (parameters.putIfAbsent(name, each.substring(equals + 1)) != null) {
        mistakes.add(
            challenge.place(),
            "%s: '%s' is given twice".formatted(column, name),
            "keep one of them");
      }
    }
  }

  private void byPlace(
      String cell,
      int index,
      OldChallenge challenge,
      ModulationDescriptor descriptor,
      Map<String, String> parameters) {
    Optional<String> name =
        Optional.ofNullable(FIRST.get(descriptor.name()))
            .or(() -> descriptor.parameter(WAV_RATE).map(Parameter::name))
            .filter(n -> index == 0);
    if (name.isPresent()) {
      parameters.put(name.get(), cell);
    } else {
      mistakes.add(
          challenge.place(),
          "modopt%d means nothing to %s, was %s"
              .formatted(index + 1, descriptor.name(), Quoted.of(cell)),
          "leave it empty; " + byName(descriptor));
    }
  }

  private static String byName(ModulationDescriptor descriptor) {
    List<String> names = descriptor.parameters().stream().map(Parameter::name).toList();
    return names.isEmpty()
        ? "it has no parameters"
        : "parameters are given as name=value, names are " + String.join(", ", names);
  }
}
