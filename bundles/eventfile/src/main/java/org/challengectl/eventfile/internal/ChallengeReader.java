package org.challengectl.eventfile.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.PublicView;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameter;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one challenge. */
final class ChallengeReader {

  private static final List<String> KEYS =
      List.of(
          "name",
          "modulation",
          "frequency",
          "frequency_ranges",
          "manual_frequency_range",
          "flag",
          "min_delay",
          "max_delay",
          "delay_mode",
          "priority",
          "enabled",
          "public_view",
          "id");
  private static final List<String> VIEW_KEYS =
      List.of("show_modulation", "show_frequency", "show_last_tx_time", "show_active_status");
  private static final int MAX_DELAY_SECONDS = 604_800;
  private static final int MAX_NAME_LENGTH = 100;
  private static final String ID = "[a-z0-9][a-z0-9-]{0,99}";

  private final FrequencyReader frequencies;
  private final SignalReader signals;
  private final Problems problems;

  ChallengeReader(FrequencyReader frequencies, SignalReader signals, Problems problems) {
    this.frequencies = frequencies;
    this.signals = signals;
    this.problems = problems;
  }

  /** The name, if it is one; says nothing. */
  Optional<String> name(Fields fields) {
    return word(fields, "name").filter(n -> !Slug.of(n).isEmpty());
  }

  /** The id that a challenge of that name will have; says nothing. */
  String idOf(Fields fields, String name) {
    return word(fields, "id").filter(id -> id.matches(ID)).orElseGet(() -> Slug.of(name));
  }

  private static Optional<String> word(Fields fields, String key) {
    return fields
        .node(key)
        .filter(n -> n instanceof ScalarNode)
        .map(n -> ((ScalarNode) n).getValue());
  }

  /** The challenge; empty if there is any mistake in it. */
  Optional<Draft> read(Fields fields, DefaultDelays defaults) {
    final int before = problems.count();
    Optional<Modulation> modulation = signals.modulation(fields);
    List<String> parameterNames =
        modulation.map(m -> m.descriptor().parameters()).orElse(List.of()).stream()
            .map(Parameter::name)
            .filter(n -> !KEYS.contains(n))
            .toList();
    refuseUnknown(fields, parameterNames, modulation.isPresent());
    fields.require("name", "write what the challenge is called");
    fields.require("modulation", "write e.g. 'modulation: cw'");
    fields.require("flag", "write the text or the file to be sent");
    Optional<String> name = fields.text("name");
    name.ifPresent(n -> checkName(n, fields));
    Optional<String> id = id(fields);
    Optional<FrequencyPlan> plan = frequencies.read(fields);
    Optional<Delays> delays = delays(fields, defaults);
    int priority = fields.wholeNumber("priority", 0, 100).orElse(0);
    boolean enabled = fields.bool("enabled").orElse(true);
    PublicView view = fields.mapping("public_view").map(this::view).orElse(PublicView.DEFAULT);
    Optional<SignalReader.Content> content =
        modulation.flatMap(m -> signals.read(fields, m, parameterNames));
    if (plan.isPresent() && content.isPresent()) {
      frequencies.checkFit(plan.get(), content.get().profile(), fields);
    }
    if (problems.count() > before
        || name.isEmpty()
        || plan.isEmpty()
        || delays.isEmpty()
        || content.isEmpty()) {
      return Optional.empty();
    }
    ChallengeSpec spec =
        new ChallengeSpec(
            name.get(),
            content.get().modulation(),
            plan.get(),
            content.get().flag(),
            delays.get(),
            priority,
            enabled,
            view,
            content.get().parameters());
    boolean enabledUnsaid = fields.lacks("enabled");
    return Optional.of(
        new Draft(
            id.orElseGet(() -> Slug.of(name.get())), spec, content.get().profile(), enabledUnsaid));
  }

  private void refuseUnknown(Fields fields, List<String> parameterNames, boolean certain) {
    List<String> known = new ArrayList<>(KEYS);
    known.addAll(parameterNames);
    fields.refuseUnknown(known, "a challenge", certain);
  }

  private void checkName(String name, Fields fields) {
    if (Slug.of(name).isEmpty()) {
      problems.add(
          fields.at("name"),
          "the name " + Quoted.of(name) + " has no letter a-z and no digit",
          "add one: the challenge's id is made of them");
    } else if (name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
      problems.add(
          fields.at("name"),
          "the name " + Quoted.of(name) + " must be one line of at most 100 characters");
    }
  }

  /** The id that it has, if its name does not give it any more. */
  private Optional<String> id(Fields fields) {
    Optional<String> id = fields.text("id");
    if (id.isPresent() && !id.get().matches(ID)) {
      problems.add(
          fields.at("id"),
          "'id' must be lower case letters, digits and '-', at most 100, was "
              + Quoted.of(id.get()),
          "leave it out: it is made of the name");
      return Optional.empty();
    }
    return id;
  }

  private Optional<Delays> delays(Fields fields, DefaultDelays defaults) {
    final int before = problems.count();
    DelayMode mode =
        fields
            .word("delay_mode", List.of("mean", "uniform"))
            .map(word -> DelayMode.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(DelayMode.MEAN);
    Optional<Duration> min = seconds(fields, "min_delay");
    Optional<Duration> max = seconds(fields, "max_delay");
    if (problems.count() > before) {
      return Optional.empty();
    }
    Duration least = min.orElse(defaults.min());
    Duration greatest = max.orElse(defaults.max());
    if (least.compareTo(greatest) > 0) {
      problems.add(
          fields.at(min.isPresent() ? "min_delay" : "max_delay"),
          "'min_delay' must not be greater than 'max_delay', was %s%s and %s%s"
              .formatted(
                  shown(least),
                  min.isPresent() ? "" : " (the default)",
                  shown(greatest),
                  max.isPresent() ? "" : " (the default)"),
          min.isPresent() && max.isPresent() ? "swap them?" : "give both");
      return Optional.empty();
    }
    return Optional.of(new Delays(least, greatest, mode));
  }

  private PublicView view(Fields fields) {
    fields.refuseUnknown(VIEW_KEYS, "'public_view'");
    PublicView rest = PublicView.DEFAULT;
    return new PublicView(
        fields.bool("show_modulation").orElse(rest.showModulation()),
        fields.bool("show_frequency").orElse(rest.showFrequency()),
        fields.bool("show_last_tx_time").orElse(rest.showLastTxTime()),
        fields.bool("show_active_status").orElse(rest.showActiveStatus()));
  }

  /** A delay in seconds, to the millisecond. */
  static Optional<Duration> seconds(Fields fields, String key) {
    return fields
        .number(key, 0, MAX_DELAY_SECONDS, " s")
        .map(s -> Duration.ofMillis(s.scaleByPowerOfTen(3).longValue()));
  }

  static String shown(Duration delay) {
    return BigDecimal.valueOf(delay.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
