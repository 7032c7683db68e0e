package org.challengectl.cli.internal.demo;

import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Event;
import org.challengectl.eventfile.EventFileReader;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * An event in the demo's time: it starts now, runs day and night, and rests are short. The file is
 * changed as a tree, so that all else stays as it was written.
 */
final class DemoPace {

  private static final Duration LONGEST_MIN = Duration.ofSeconds(3);
  private static final Duration LONGEST_MAX = Duration.ofSeconds(6);
  private static final int MAX_ALIASES = 2_000;
  private static final int MAX_CHARACTERS = 3_000_000;

  private DemoPace() {}

  /**
   * The event, changed if it has to be.
   *
   * @param yaml without mistakes
   * @param read what has been read from it
   */
  static String quickened(String yaml, EventFileReader.Result read, InstantSource clock) {
    boolean slow =
        read.drafts().stream().anyMatch(d -> d.spec().delays().max().compareTo(LONGEST_MAX) > 0);
    boolean bound =
        read.event()
            .filter(e -> e.start().or(e::stop).isPresent() || e.dayStart().isPresent())
            .isPresent();
    if (!slow && !bound) {
      return yaml;
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    Node root = new Yaml(options).compose(new StringReader(yaml));
    if (root instanceof MappingNode sections) {
      read.event()
          .flatMap(event -> value(sections, "conference").map(c -> (MappingNode) c))
          .ifPresent(c -> move(c, read.event().orElseThrow(), clock.instant()));
      value(sections, "challenges").ifPresent(list -> shorten(list, read.drafts()));
    } else {
      shorten(root, read.drafts());
    }
    return written(root);
  }

  private static void move(MappingNode conference, Event event, Instant now) {
    Instant start = now.truncatedTo(ChronoUnit.SECONDS);
    Duration length =
        event.start().isPresent() && event.stop().isPresent()
            ? Duration.between(event.start().get(), event.stop().get())
            : Duration.ofDays(1);
    drop(conference, Set.of("start", "stop", "day_start", "end_of_day"));
    put(conference, "start", start.toString());
    put(conference, "stop", start.plus(length).toString());
  }

  /** Shortens the rests; the challenges are in the order of the drafts. */
  private static void shorten(Node list, List<Draft> drafts) {
    int next = 0;
    for (Node entry : ((SequenceNode) list).getValue()) {
      MappingNode challenge = (MappingNode) entry;
      if (isChallenge(challenge) && next < drafts.size()) {
        Draft draft = drafts.get(next++);
        Duration min = draft.spec().delays().min();
        Duration max = draft.spec().delays().max();
        drop(challenge, Set.of("min_delay", "max_delay"));
        put(challenge, "min_delay", seconds(min.compareTo(LONGEST_MIN) < 0 ? min : LONGEST_MIN));
        put(challenge, "max_delay", seconds(max.compareTo(LONGEST_MAX) < 0 ? max : LONGEST_MAX));
      }
    }
  }

  /** Entries that set defaults have no name, neither of their own nor merged in. */
  private static boolean isChallenge(MappingNode entry) {
    return value(entry, "name").isPresent()
        || entry.getValue().stream().noneMatch(t -> key(t).startsWith("default_"));
  }

  private static String seconds(Duration rest) {
    return BigDecimal.valueOf(rest.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private static Optional<Node> value(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(tuple -> key(tuple).equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static void drop(MappingNode mapping, Set<String> keys) {
    List<NodeTuple> left = new ArrayList<>(mapping.getValue());
    left.removeIf(tuple -> keys.contains(key(tuple)));
    mapping.setValue(left);
  }

  private static void put(MappingNode mapping, String key, String value) {
    mapping.getValue().add(new NodeTuple(scalar(key), scalar(value)));
  }

  private static ScalarNode scalar(String value) {
    return new ScalarNode(Tag.STR, value, null, null, DumperOptions.ScalarStyle.DOUBLE_QUOTED);
  }

  private static String written(Node root) {
    DumperOptions options = new DumperOptions();
    options.setSplitLines(false);
    StringWriter out = new StringWriter();
    new Yaml(options).serialize(root, out);
    return out.toString();
  }
}
