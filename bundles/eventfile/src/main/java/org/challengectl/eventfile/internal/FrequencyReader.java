package org.challengectl.eventfile.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.SignalProfile;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads where a challenge may be sent, and whether its signal fits there. */
final class FrequencyReader {

  static final List<String> KEYS =
      List.of("frequency", "frequency_ranges", "manual_frequency_range");
  private static final int MAX_NAMES = 100;

  private final Map<String, FrequencyRange> ranges;
  private final Set<String> badRanges;
  private final Problems problems;

  /**
   * @param ranges that may be named, by name
   * @param badRanges names of ranges that have mistakes of their own
   */
  FrequencyReader(Map<String, FrequencyRange> ranges, Set<String> badRanges, Problems problems) {
    this.ranges = ranges;
    this.badRanges = badRanges;
    this.problems = problems;
  }

  Optional<FrequencyPlan> read(Fields fields) {
    List<String> given = KEYS.stream().filter(fields::has).toList();
    if (given.size() > 1) {
      problems.add(
          fields.at(given.get(1)),
          "only one of %s may be given, was %s"
              .formatted(String.join(", ", KEYS), String.join(" and ", given)),
          "remove the others");
    } else if (given.isEmpty() && KEYS.stream().allMatch(fields::lacks)) {
      problems.add(
          fields.at("frequency"),
          "no frequency: one of " + String.join(", ", KEYS) + " is needed",
          "write e.g. 'frequency: 146550000'");
    }
    Optional<FrequencyPlan> fixed = fixed(fields);
    Optional<FrequencyPlan> named = fields.list("frequency_ranges").flatMap(n -> named(n, fields));
    Optional<FrequencyPlan> manual = fields.mapping("manual_frequency_range").flatMap(this::manual);
    return given.size() == 1 ? fixed.or(() -> named).or(() -> manual) : Optional.empty();
  }

  /** Says so if no place that the plan allows can hold the whole signal. */
  void checkFit(FrequencyPlan plan, SignalProfile profile, Fields fields) {
    long width = profile.occupiedBandwidthHz();
    if (plan instanceof FrequencyPlan.Fixed fixed) {
      long low = fixed.frequencyHz() + profile.lowOffsetHz();
      if (low <= 0) {
        problems.add(
            fields.at("frequency"),
            "the signal is %d Hz wide and would reach down to %d Hz".formatted(width, low),
            "choose a higher frequency");
      }
    } else if (plan instanceof FrequencyPlan.Named named) {
      if (named.rangeNames().stream().allMatch(n -> ranges.get(n).band().widthHz() < width)) {
        tooWide("frequency_ranges", width, fields);
      }
    } else if (plan instanceof FrequencyPlan.Manual manual && manual.range().widthHz() < width) {
      tooWide("manual_frequency_range", width, fields);
    }
  }

  private void tooWide(String key, long widthHz, Fields fields) {
    problems.add(
        fields.at(key),
        "the signal is %d Hz wide and fits no range that it may use".formatted(widthHz),
        "choose a wider range or a narrower signal");
  }

  private Optional<FrequencyPlan> fixed(Fields fields) {
    Optional<String> text =
        fields
            .node("frequency")
            .filter(n -> n instanceof ScalarNode)
            .map(n -> ((ScalarNode) n).getValue());
    if (text.isPresent() && (ranges.containsKey(text.get()) || badRanges.contains(text.get()))) {
      problems.add(
          fields.at("frequency"),
          "'frequency' must be in Hz, was the name of a range, " + Quoted.of(text.get()),
          "write 'frequency_ranges: [" + text.get() + "]'");
      return Optional.empty();
    }
    return fields.hz("frequency").map(FrequencyPlan.Fixed::new);
  }

  private Optional<FrequencyPlan> named(List<Node> nodes, Fields fields) {
    if (nodes.isEmpty() || nodes.size() > MAX_NAMES) {
      problems.add(
          fields.at("frequency_ranges"),
          "'frequency_ranges' must name 1-%d ranges, was %d".formatted(MAX_NAMES, nodes.size()));
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (Node node : nodes) {
      if (!(node instanceof ScalarNode scalar)) {
        problems.add(Spot.of(node), "a range is given by its name", "write '[ham_144]'");
      } else if (names.contains(scalar.getValue())) {
        problems.add(
            Spot.of(node), "the range " + Quoted.of(scalar.getValue()) + " is named twice");
      } else if (ranges.containsKey(scalar.getValue())) {
        names.add(scalar.getValue());
      } else if (!badRanges.contains(scalar.getValue())) {
        unknown(scalar);
      }
    }
    return names.size() == nodes.size()
        ? Optional.of(new FrequencyPlan.Named(names))
        : Optional.empty();
  }

  private void unknown(ScalarNode name) {
    problems.add(
        Spot.of(name),
        "there is no frequency range " + Quoted.of(name.getValue()),
        Suggestion.question(ranges.keySet(), name.getValue())
            .or(
                () ->
                    Optional.of(
                        ranges.isEmpty()
                            ? "define it under 'frequency_ranges' at the top of the file"
                            : "known are: " + String.join(", ", ranges.keySet()))));
  }

  private Optional<FrequencyPlan> manual(Fields fields) {
    fields.refuseUnknown(List.of("min_hz", "max_hz"), "'manual_frequency_range'");
    return RangesReader.band(fields, problems).map(FrequencyPlan.Manual::new);
  }
}
