package org.challengectl.eventfile.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the list of challenges with the entries that set defaults for those after them. */
final class ChallengesReader {

  private static final String DEFAULT_MIN = "default_min_delay";
  private static final String DEFAULT_MAX = "default_max_delay";
  private static final int MAX_ENTRIES = 5_000;

  private final ChallengeReader reader;
  private final Problems problems;
  private final Map<String, Integer> lines = new HashMap<>();

  ChallengesReader(ChallengeReader reader, Problems problems) {
    this.reader = reader;
    this.problems = problems;
  }

  List<Draft> read(List<Node> entries) {
    if (entries.size() > MAX_ENTRIES) {
      problems.add(
          Spot.of(entries.get(MAX_ENTRIES)),
          "there are %d challenges, at most %d are read".formatted(entries.size(), MAX_ENTRIES));
      return List.of();
    }
    List<Draft> drafts = new ArrayList<>();
    DefaultDelays defaults = DefaultDelays.INITIAL;
    for (Node entry : entries) {
      Optional<Fields> fields = Fields.of(entry, "a challenge", problems);
      if (fields.isPresent() && setsDefaults(fields.get())) {
        defaults = defaults(fields.get(), defaults);
      } else if (fields.isPresent()) {
        challenge(fields.get(), defaults).ifPresent(drafts::add);
      }
    }
    return drafts;
  }

  private Optional<Draft> challenge(Fields fields, DefaultDelays defaults) {
    Optional<Draft> draft = reader.read(fields, defaults);
    Optional<String> name = reader.name(fields);
    if (name.isEmpty()) {
      return draft;
    }
    String id = reader.idOf(fields, name.get());
    Integer first = lines.putIfAbsent(id, fields.at("name").line());
    if (first == null) {
      return draft;
    }
    problems.add(
        fields.at("name"),
        "the name %s is taken: it gives the id '%s', as does line %d"
            .formatted(Quoted.of(name.get()), id, first),
        "give each challenge a name of its own");
    return Optional.empty();
  }

  private static boolean setsDefaults(Fields fields) {
    return !fields.has("name") && (fields.has(DEFAULT_MIN) || fields.has(DEFAULT_MAX));
  }

  private DefaultDelays defaults(Fields fields, DefaultDelays before) {
    fields.refuseUnknown(List.of(DEFAULT_MIN, DEFAULT_MAX), "an entry that sets defaults");
    Optional<Duration> min = ChallengeReader.seconds(fields, DEFAULT_MIN);
    Optional<Duration> max = ChallengeReader.seconds(fields, DEFAULT_MAX);
    DefaultDelays next = new DefaultDelays(min.orElse(before.min()), max.orElse(before.max()));
    if (next.min().compareTo(next.max()) > 0) {
      problems.add(
          fields.at(fields.has(DEFAULT_MIN) ? DEFAULT_MIN : DEFAULT_MAX),
          "'%s' must not be greater than '%s', was %s and %s"
              .formatted(
                  DEFAULT_MIN,
                  DEFAULT_MAX,
                  ChallengeReader.shown(next.min()),
                  ChallengeReader.shown(next.max())),
          "give both, the smaller one first");
      return before;
    }
    return next;
  }
}
