package org.challengectl.eventfile.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.SignalProfile;
import org.challengectl.eventfile.FlagFiles;
import org.challengectl.eventfile.Modulations;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads what a challenge sends and how: modulation, parameters and flag. */
final class SignalReader {

  private final Modulations modulations;
  private final FlagFiles files;
  private final Problems problems;

  SignalReader(Modulations modulations, FlagFiles files, Problems problems) {
    this.modulations = modulations;
    this.files = files;
    this.problems = problems;
  }

  /**
   * What is sent.
   *
   * @param modulation as it was called
   * @param parameters checked and complete
   */
  record Content(
      String modulation, FlagRef flag, Map<String, Object> parameters, SignalProfile profile) {}

  private record FoundFlag(FlagRef reference, Flag flag) {}

  /** The modulation that a challenge names. */
  Optional<Modulation> modulation(Fields fields) {
    Optional<String> name = fields.text("modulation");
    Optional<Modulation> found = name.flatMap(modulations.find());
    if (name.isPresent() && found.isEmpty()) {
      List<String> known = modulations.names();
      String listed = known.isEmpty() ? "" : "; known are: " + String.join(", ", known);
      problems.add(
          fields.at("modulation"),
          "unknown modulation " + Quoted.of(name.get()) + listed,
          Suggestion.question(known, name.get())
              .or(() -> Optional.of("correct it, or install the bundle that brings it")));
    }
    return found;
  }

  /** Everything that is sent, prepared once to see that it can be. */
  Optional<Content> read(Fields fields, Modulation modulation, List<String> parameterNames) {
    final int before = problems.count();
    String calledAs = fields.text("modulation").orElse(modulation.descriptor().name());
    Map<String, Object> raw = new HashMap<>();
    for (String name : parameterNames) {
      Parameter parameter = modulation.descriptor().parameter(name).orElseThrow();
      fields.scalar(name).ifPresent(node -> raw.put(name, raw(node, parameter.type())));
    }
    Optional<Parameters> parameters = check(fields, modulation, calledAs, raw);
    boolean sound = problems.count() == before;
    Optional<FoundFlag> flag = flag(fields, modulation.descriptor().flagKind());
    if (isUnavailable(fields, modulation) || parameters.isEmpty() || flag.isEmpty()) {
      return Optional.empty();
    }
    Optional<SignalProfile> profile =
        profile(fields, modulation, flag.get().flag(), parameters.get(), sound);
    return profile
        .filter(p -> sound)
        .map(p -> new Content(calledAs, flag.get().reference(), parameters.get().values(), p));
  }

  private boolean isUnavailable(Fields fields, Modulation modulation) {
    Optional<String> reason = modulation.unavailable();
    reason.ifPresent(
        why ->
            problems.add(
                fields.at("modulation"),
                "the modulation '%s' cannot work here: %s"
                    .formatted(modulation.descriptor().name(), why)));
    return reason.isPresent();
  }

  /**
   * The parameters. If some are wrong this says so and goes on with their defaults, so that a flag
   * that is wrong as well is found in the same run.
   */
  private Optional<Parameters> check(
      Fields fields, Modulation modulation, String calledAs, Map<String, Object> raw) {
    try {
      return Optional.of(Parameters.check(modulation.descriptor(), calledAs, raw));
    } catch (SignalException e) {
      report(e, fields);
      e.problems().forEach(problem -> raw.remove(problem.subject()));
    }
    try {
      return Optional.of(Parameters.check(modulation.descriptor(), calledAs, raw));
    } catch (SignalException saidAlready) {
      return Optional.empty();
    }
  }

  /** YAML's own spellings of numbers and truth values in the form that parameters take. */
  private static Object raw(ScalarNode node, Parameter.Type type) {
    Optional<?> value =
        switch (type) {
          case INTEGER, NUMBER -> Scalars.number(node);
          case BOOLEAN -> Scalars.bool(node);
          case TEXT, CHOICE -> Optional.empty();
        };
    return value.isPresent() ? value.get() : node.getValue();
  }

  private Optional<FoundFlag> flag(Fields fields, FlagKind kind) {
    Optional<String> written = fields.text("flag");
    return written.filter(kind::isFile).isPresent()
        ? file(written.get(), fields)
        : written.map(text -> new FoundFlag(new FlagRef.Text(text), new Flag.Text(text)));
  }

  private Optional<FoundFlag> file(String path, Fields fields) {
    Optional<FlagFiles.Resolved> found = files.resolve(path);
    if (found.isEmpty()) {
      boolean outside = path.startsWith("/") || List.of(path.split("/", -1)).contains("..");
      problems.add(
          fields.at("flag"),
          "there is no file " + Quoted.of(path) + " to send",
          outside
              ? "put it beside the event file or below it and write the path from there"
              : "check the path: it starts at the event file's folder");
    }
    return found.map(
        f ->
            new FoundFlag(
                new FlagRef.File(f.sha256(), f.fileName()),
                new Flag.File(f.content(), f.fileName())));
  }

  private Optional<SignalProfile> profile(
      Fields fields, Modulation modulation, Flag flag, Parameters parameters, boolean sound) {
    try (Signal signal =
        modulation.prepare(flag, parameters, modulation.minimumRateHz(flag, parameters))) {
      Band band = signal.occupiedBand();
      return Optional.of(
          new SignalProfile(
              signal.duration(), (long) Math.floor(band.lowHz()), (long) Math.ceil(band.highHz())));
    } catch (SignalException e) {
      if (sound || e.problems().stream().allMatch(p -> p.subject().equals("flag"))) {
        report(e, fields);
      }
    } catch (RuntimeException | LinkageError e) {
      // A plug-in's fault must not hide the other mistakes of the file.
      problems.add(
          fields.at("modulation"),
          "the modulation '%s' failed on this challenge: %s"
              .formatted(modulation.descriptor().name(), e),
          "tell the modulation's author");
    }
    return Optional.empty();
  }

  private void report(SignalException e, Fields fields) {
    for (SignalException.Problem problem : e.problems()) {
      problems.add(fields.at(problem.subject()), problem.message());
    }
  }
}
