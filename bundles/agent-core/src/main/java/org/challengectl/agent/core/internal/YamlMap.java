package org.challengectl.agent.core.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file that knows its lines and which of its keys were asked for. */
final class YamlMap {

  private final String where;
  private final MappingNode node;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  /**
   * @param where path of the mapping, for messages; empty at the top
   */
  YamlMap(String where, MappingNode node, Problems problems) {
    this.where = where;
    this.node = node;
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.error(tuple.getKeyNode(), "a key must be a plain word");
      } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problems.error(key, "'" + path(key.getValue()) + "' is there twice; keep one");
      }
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  int line() {
    return Problems.line(node);
  }

  void error(String key, String message) {
    Node value = values.get(key);
    problems.error(value == null ? node : value, "'" + path(key) + "' " + message);
  }

  Optional<YamlMap> map(String key) {
    Node value = value(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof MappingNode mapping) {
      return Optional.of(new YamlMap(path(key), mapping, problems));
    }
    error(key, "must be a mapping of keys to values");
    return Optional.empty();
  }

  List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof MappingNode mapping) {
        maps.add(new YamlMap(path(key) + "[" + maps.size() + "]", mapping, problems));
      } else {
        problems.error(item, "each entry of '" + path(key) + "' must be a mapping");
      }
    }
    return maps;
  }

  /** A scalar's text; empty if it is absent or blank. */
  Optional<String> text(String key) {
    Node value = value(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ScalarNode scalar) {
      return Optional.of(text(scalar)).filter(text -> !text.isBlank());
    }
    error(key, "must be a single value");
    return Optional.empty();
  }

  Optional<String> required(String key) {
    int before = problems.errors().size();
    Optional<String> text = text(key);
    if (text.isEmpty() && problems.errors().size() == before) {
      problems.error(node, "'" + path(key) + "' is missing");
    }
    return text;
  }

  boolean flag(String key, boolean otherwise) {
    Optional<String> text = text(key);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      error(key, "must be true or false, was '" + shown(text.get()) + "'");
    }
    return text.map(t -> t.equals("true")).orElse(otherwise);
  }

  /** A number that may be written like 2e6 or 2_000_000. */
  double number(String key, double minimum, double maximum, double otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    double value;
    try {
      value = Double.parseDouble(text.get().replace("_", ""));
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= minimum && value <= maximum)) {
      error(
          key,
          "must be a number from %s to %s, was '%s'"
              .formatted(plain(minimum), plain(maximum), shown(text.get())));
      return otherwise;
    }
    return value;
  }

  /** A list of scalars, or one scalar in its place. */
  List<String> texts(String key) {
    if (value(key) instanceof ScalarNode) {
      return text(key).map(List::of).orElse(List.of());
    }
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof ScalarNode scalar) {
        texts.add(text(scalar));
      } else {
        problems.error(item, "each entry of '" + path(key) + "' must be a single value");
      }
    }
    return texts;
  }

  /** All scalars that were not asked for; they count as asked for from now on. */
  Map<String, String> otherScalars() {
    Map<String, String> others = new LinkedHashMap<>();
    for (String key : List.copyOf(values.keySet())) {
      if (!asked.contains(key)) {
        text(key).ifPresent(text -> others.put(key, text));
      }
    }
    return others;
  }

  void warnOfUnknownKeys() {
    values.forEach(
        (key, value) -> {
          if (!asked.contains(key)) {
            problems.warn(
                value,
                "'%s' is not known and ignored; known here: %s"
                    .formatted(path(key), String.join(", ", asked)));
          }
        });
  }

  private Node value(String key) {
    asked.add(key);
    Node value = values.get(key);
    return value == null || value.getTag().equals(Tag.NULL) ? null : value;
  }

  private List<Node> items(String key) {
    Node value = value(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    error(key, "must be a list");
    return List.of();
  }

  private String path(String key) {
    return where.isEmpty() ? shown(key) : where + "." + shown(key);
  }

  private static String text(ScalarNode scalar) {
    String text = Variables.resolve(scalar.getValue(), System::getenv);
    if (scalar.getTag().equals(Tag.BOOL)) {
      return switch (text.toLowerCase(java.util.Locale.ROOT)) {
        case "true", "yes", "on" -> "true";
        default -> "false";
      };
    }
    return text;
  }

  static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
