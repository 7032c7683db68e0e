package org.challengectl.eventfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.Event;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.eventfile.internal.EventFields;
import org.challengectl.eventfile.internal.Slug;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes an event file. Read by {@link EventFileReader} it is the same event again. */
public final class EventFileWriter {

  private EventFileWriter() {}

  /**
   * Writes an event file.
   *
   * @param path by which a flag's file is named; see {@link #byHash}
   */
  public static String write(
      Optional<Event> event,
      List<FrequencyRange> ranges,
      List<Challenge> challenges,
      Function<Challenge, String> path) {
    Map<String, Object> file = new LinkedHashMap<>();
    event.ifPresent(e -> file.put("conference", EventFields.of(e)));
    file.put("frequency_ranges", ranges.stream().map(EventFields::of).toList());
    file.put("challenges", challenges.stream().map(one -> fields(one, flag(one, path))).toList());
    return new Yaml(options()).dump(file);
  }

  /** Names a flag's file as one that the server has already. */
  public static String byHash(Challenge challenge) {
    return "sha256:" + ((FlagRef.File) challenge.spec().flag()).sha256();
  }

  private static Map<String, Object> fields(Challenge challenge, String flag) {
    ChallengeSpec spec = challenge.spec();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", spec.name());
    if (!Slug.of(spec.name()).equals(challenge.id())) {
      fields.put("id", challenge.id());
    }
    fields.putAll(ChallengeFields.of(spec, Map.of("flag", flag)));
    return fields;
  }

  private static String flag(Challenge challenge, Function<Challenge, String> path) {
    return challenge.spec().flag() instanceof FlagRef.Text text
        ? text.text()
        : path.apply(challenge);
  }

  private static DumperOptions options() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setAllowUnicode(true);
    options.setSplitLines(false);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    // The same empty list may stand in two places; an alias would only puzzle.
    options.setDereferenceAliases(true);
    return options;
  }
}
