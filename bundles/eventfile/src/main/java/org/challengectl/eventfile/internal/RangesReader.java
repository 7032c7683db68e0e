package org.challengectl.eventfile.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyRange;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code frequency_ranges}. */
final class RangesReader {

  private static final List<String> KEYS =
      List.of("name", "display_name", "description", "min_hz", "max_hz");
  private static final String NAME = "(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";

  private final Problems problems;
  private final List<FrequencyRange> good = new ArrayList<>();
  private final Set<String> bad = new HashSet<>();
  private final Map<String, Integer> lines = new HashMap<>();

  RangesReader(Problems problems) {
    this.problems = problems;
  }

  /** The ranges without mistakes. */
  List<FrequencyRange> good() {
    return good;
  }

  /** Names of ranges that are there but have mistakes. */
  Set<String> bad() {
    return bad;
  }

  void read(List<Node> entries) {
    for (Node entry : entries) {
      Fields.of(entry, "a frequency range", problems).ifPresent(this::read);
    }
  }

  private void read(Fields fields) {
    int before = problems.count();
    fields.refuseUnknown(KEYS, "a frequency range");
    fields.require("name", "write e.g. 'name: ham_144'");
    Optional<String> name = fields.text("name");
    name.ifPresent(n -> check(n, fields.at("name")));
    String displayName = fields.scalar("display_name").map(n -> n.getValue()).orElse("");
    String description = fields.scalar("description").map(n -> n.getValue()).orElse("");
    Optional<FrequencyBand> band = band(fields, problems);
    if (name.isPresent() && band.isPresent() && problems.count() == before) {
      good.add(new FrequencyRange(name.get(), displayName, description, band.get()));
    } else {
      name.ifPresent(bad::add);
    }
  }

  /** The band between {@code min_hz} and {@code max_hz}. */
  static Optional<FrequencyBand> band(Fields fields, Problems problems) {
    fields.require("min_hz", "write the lower edge in Hz, e.g. 'min_hz: 144000000'");
    fields.require("max_hz", "write the upper edge in Hz, e.g. 'max_hz: 148000000'");
    Optional<Long> low = fields.hz("min_hz");
    Optional<Long> high = fields.hz("max_hz");
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    if (low.get() >= high.get()) {
      problems.add(
          fields.at("max_hz"),
          "'max_hz' must be greater than 'min_hz', was %d and %d".formatted(high.get(), low.get()),
          "swap them?");
      return Optional.empty();
    }
    return Optional.of(new FrequencyBand(low.get(), high.get()));
  }

  private void check(String name, Spot at) {
    if (!name.matches(NAME)) {
      problems.add(
          at,
          "a range's name must be letters, digits, '_', '-' and '.', at most 64, at least one"
              + " letter; was "
              + Quoted.of(name),
          "write e.g. 'name: ham_144'");
    }
    Integer first = lines.putIfAbsent(name, at.line());
    if (first != null) {
      problems.add(
          at,
          "the range %s is defined twice, first in line %d".formatted(Quoted.of(name), first),
          "rename or remove one of them");
    }
  }
}
