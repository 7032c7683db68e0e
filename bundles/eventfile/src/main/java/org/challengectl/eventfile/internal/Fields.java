package org.challengectl.eventfile.internal;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of the file: its keys, where they stand, and their values as what they should be. A
 * getter returns empty if the key is missing, or if its value is wrong; then it has said so.
 */
final class Fields {

  /**
   * Below it nobody transmits here: no radio of a usual kind goes lower, and what somebody writes
   * there are kHz or MHz.
   */
  static final long MIN_HZ = 1_000_000L;

  /** Above it nobody transmits; also keeps sums of frequencies far from overflow. */
  static final long MAX_HZ = 300_000_000_000L;

  private record Field(Spot at, Node value) {}

  private final Problems problems;
  private final Spot at;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Set<String> misspelt = new HashSet<>();

  Fields(MappingNode node, Problems problems) {
    this.problems = problems;
    this.at = Spot.of(node);
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(Spot.of(tuple.getKeyNode()), "a key must be a word", "write 'key: value'");
      } else if (!Tag.MERGE.equals(key.getTag())) {
        add(key.getValue(), new Field(Spot.of(key, key.getValue()), tuple.getValueNode()));
      }
    }
    if (!Merge.into(node, this::inherit)) {
      problems.add(at, "what '<<' stands for is no mapping, or has too many keys");
    }
  }

  private void add(String key, Field field) {
    Field before = fields.putIfAbsent(key, field);
    if (before != null) {
      problems.add(
          field.at,
          "%s is given twice, first in line %d".formatted(Quoted.of(key), before.at.line()),
          "keep one of them");
    }
  }

  private void inherit(ScalarNode key, Node value) {
    fields.putIfAbsent(key.getValue(), new Field(Spot.of(key, key.getValue()), value));
  }

  /** The mapping that a node is; anything else is a mistake in {@code what}. */
  static Optional<Fields> of(Node node, String what, Problems problems) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new Fields(mapping, problems));
    }
    problems.add(
        Spot.of(node),
        what + " must be a mapping, was " + kind(node),
        "write 'key: value' lines below it");
    return Optional.empty();
  }

  /** Where the mapping begins. */
  Spot at() {
    return at;
  }

  /** Where a key stands; where the mapping begins if it is missing. */
  Spot at(String key) {
    Field field = fields.get(key);
    return field == null ? at.about(key) : field.at;
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  Collection<String> keys() {
    return fields.keySet();
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(fields.get(key)).map(Field::value);
  }

  /** Whether the key is missing and not merely misspelt, which has been said already. */
  boolean lacks(String key) {
    return !has(key) && !misspelt.contains(key);
  }

  /** Says that a key is missing, unless it is there or is misspelt. */
  void require(String key, String fix) {
    if (lacks(key)) {
      problems.add(at(key), "'" + key + "' is missing", fix);
    }
  }

  /** Says of each key that is not known that it isn't, and what may be meant. */
  void refuseUnknown(Collection<String> known, String what) {
    refuseUnknown(known, what, true);
  }

  /**
   * @param certain false if other keys may be right as well: then only misspelt ones are refused
   */
  void refuseUnknown(Collection<String> known, String what, boolean certain) {
    List<String> missing = known.stream().filter(k -> !has(k)).toList();
    for (Map.Entry<String, Field> field : fields.entrySet()) {
      String key = field.getKey();
      if (known.contains(key)) {
        continue;
      }
      Optional<String> meant = Suggestion.among(missing, key);
      meant.ifPresent(misspelt::add);
      if (certain || meant.isPresent()) {
        problems.add(
            field.getValue().at,
            "unknown key %s in %s".formatted(Quoted.of(key), what),
            meant
                .map(m -> "did you mean '" + m + "'?")
                .orElseGet(() -> "known are: " + String.join(", ", known)));
      }
    }
  }

  /** A single value, not null. */
  Optional<ScalarNode> scalar(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof ScalarNode scalar)) {
      wrong(key, "a single value", kind(node.get()));
      return Optional.empty();
    }
    if (Tag.NULL.equals(scalar.getTag())) {
      problems.add(
          at(key),
          "'" + key + "' has no value",
          "write one behind the colon, in quotes if it begins with '#'");
      return Optional.empty();
    }
    return Optional.of(scalar);
  }

  /** Text, not blank. */
  Optional<String> text(String key) {
    Optional<String> text = scalar(key).map(ScalarNode::getValue);
    if (text.isPresent() && text.get().isBlank()) {
      problems.add(at(key), "'" + key + "' is empty", "write something between the quotes");
      return Optional.empty();
    }
    return text;
  }

  Optional<Boolean> bool(String key) {
    return scalar(key)
        .flatMap(
            node -> {
              Optional<Boolean> value = Scalars.bool(node);
              if (value.isEmpty()) {
                wrong(key, "true or false", Quoted.of(node.getValue()));
              }
              return value;
            });
  }

  Optional<BigDecimal> number(String key, long minimum, long maximum, String unit) {
    return scalar(key)
        .flatMap(
            node -> {
              Optional<BigDecimal> value =
                  Scalars.number(node)
                      .filter(n -> n.compareTo(BigDecimal.valueOf(minimum)) >= 0)
                      .filter(n -> n.compareTo(BigDecimal.valueOf(maximum)) <= 0);
              if (value.isEmpty()) {
                String allowed = "a number, %d-%d%s".formatted(minimum, maximum, unit);
                wrong(key, allowed, Quoted.of(node.getValue()));
              }
              return value;
            });
  }

  Optional<Integer> wholeNumber(String key, int minimum, int maximum) {
    return scalar(key)
        .flatMap(
            node -> {
              Optional<Integer> value =
                  Scalars.wholeNumber(node)
                      .filter(n -> n >= minimum && n <= maximum)
                      .map(Long::intValue);
              if (value.isEmpty()) {
                String allowed = "a whole number, %d-%d".formatted(minimum, maximum);
                wrong(key, allowed, Quoted.of(node.getValue()));
              }
              return value;
            });
  }

  /** A frequency in whole Hz. */
  Optional<Long> hz(String key) {
    return scalar(key)
        .flatMap(
            node -> {
              Optional<Long> value =
                  Scalars.wholeNumber(node).filter(hz -> hz >= MIN_HZ && hz <= MAX_HZ);
              if (value.isEmpty()) {
                problems.add(
                    at(key),
                    "'%s' must be a whole number of Hz, %d-%d, was %s"
                        .formatted(key, MIN_HZ, MAX_HZ, Quoted.of(node.getValue())),
                    MeantHz.hint(node.getValue()).orElse("write e.g. 146550000"));
              }
              return value;
            });
  }

  /** One of a few words. */
  Optional<String> word(String key, List<String> allowed) {
    Optional<String> text = text(key);
    if (text.isPresent() && !allowed.contains(text.get())) {
      problems.add(
          at(key),
          "'%s' must be one of %s, was %s"
              .formatted(key, String.join(", ", allowed), Quoted.of(text.get())),
          Suggestion.question(allowed, text.get()));
      return Optional.empty();
    }
    return text;
  }

  Optional<Fields> mapping(String key) {
    return node(key)
        .flatMap(
            node -> {
              if (node instanceof MappingNode mapping) {
                return Optional.of(new Fields(mapping, problems));
              }
              wrong(key, "a mapping", kind(node));
              return Optional.empty();
            });
  }

  Optional<List<Node>> list(String key) {
    return node(key)
        .flatMap(
            node -> {
              if (node instanceof SequenceNode sequence) {
                return Optional.of(sequence.getValue());
              }
              wrong(key, "a list", kind(node));
              return Optional.empty();
            });
  }

  private void wrong(String key, String expected, String found) {
    problems.add(at(key), "'%s' must be %s, was %s".formatted(key, expected, found));
  }

  private static String kind(Node node) {
    if (node instanceof ScalarNode scalar) {
      return Tag.NULL.equals(scalar.getTag()) ? "nothing" : Quoted.of(scalar.getValue());
    }
    return node instanceof SequenceNode ? "a list" : "a mapping";
  }
}
