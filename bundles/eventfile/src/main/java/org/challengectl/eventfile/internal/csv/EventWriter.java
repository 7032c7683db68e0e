package org.challengectl.eventfile.internal.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.challengectl.domain.Problem;
import org.challengectl.domain.SignalProfile;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.internal.csv.OldChallenge.Frequency;
import org.challengectl.eventfile.internal.csv.OldChallenge.Rest;

/** Writes an event file for people. */
final class EventWriter {

  /** Stands in for a frequency that is wrong, so that the rest can be judged. */
  private static final String SOME_FREQUENCY = "    frequency: 146550000";

  private static final int MAX_ID_IN_RANGE = 40;

  private final EventText text = new EventText();
  private final Set<String> rangeNames;
  private final Map<String, SignalProfile> profiles;
  private final Map<Carrying, List<NamedRange>> ownRanges = new LinkedHashMap<>();
  private Optional<Rest> common = Optional.empty();

  /**
   * @param rangeNames names that are taken
   * @param profiles of challenges that have been judged already, by their ids
   */
  private EventWriter(Collection<String> rangeNames, Map<String, SignalProfile> profiles) {
    this.rangeNames = new HashSet<>(rangeNames);
    this.profiles = profiles;
  }

  /**
   * Writes.
   *
   * @param source what the list is called
   * @param skipped what is left out and why
   */
  static EventText write(
      String source,
      OldEvent event,
      Collection<NamedRange> ranges,
      List<Carrying> challenges,
      List<Problem> skipped,
      Map<String, SignalProfile> profiles) {
    EventWriter writer = new EventWriter(ranges.stream().map(NamedRange::name).toList(), profiles);
    writer.head(source, event, skipped);
    writer.ranges(ranges, challenges);
    writer.text.line("");
    writer.text.line("challenges:");
    writer.commonRest(challenges);
    challenges.forEach(writer::challenge);
    return writer.text;
  }

  private void head(String source, OldEvent event, List<Problem> skipped) {
    text.line("# Made from " + source.replaceAll("\\p{Cntrl}", " ") + ", a list of a past event.");
    for (Problem problem : skipped) {
      text.line(
          "# Left out, line %d: %s"
              .formatted(problem.line(), problem.message().replaceAll("\\p{Cntrl}", " ")));
    }
    event
        .conference()
        .ifPresent(
            c -> {
              text.line("");
              text.line("conference:");
              text.line(c.place(), "  name: " + YamlScalar.of(c.name()));
              text.line(c.place(), "  start: \"" + c.start() + "\"");
              text.line(c.place(), "  stop: \"" + c.stop() + "\"");
              text.line("  timezone: UTC");
            });
  }

  private void ranges(Collection<NamedRange> ranges, List<Carrying> challenges) {
    for (Carrying challenge : challenges) {
      SignalProfile profile = profiles.get(EventFileReader.idOf(challenge.old().name()));
      if (challenge.needsRanges() && profile != null) {
        ownRanges.put(challenge, ownRanges(challenge, profile));
      }
    }
    List<NamedRange> all = new ArrayList<>(ranges);
    ownRanges.values().forEach(all::addAll);
    if (all.isEmpty()) {
      return;
    }
    text.line("");
    text.line("frequency_ranges:");
    for (NamedRange range : all) {
      if (range.minHz() <= 0 || range.minHz() >= range.maxHz()) {
        standIn(range);
        continue;
      }
      text.line(range.place(), "  - name: " + YamlScalar.of(range.name()));
      if (!range.title().isEmpty()) {
        text.line(range.place(), "    display_name: " + YamlScalar.quoted(range.title()));
      }
      text.line(range.place(), "    min_hz: " + range.minHz());
      text.line(range.place(), "    max_hz: " + range.maxHz());
    }
  }

  /** A range with a mistake that has been said: wide, so that challenges that name it fit. */
  private void standIn(NamedRange range) {
    text.standIn(range.place(), "  - name: " + YamlScalar.of(range.name()));
    text.standIn(range.place(), "    min_hz: 1000000");
    text.standIn(range.place(), "    max_hz: 300000000000");
  }

  /** For each carrier a range that only this signal on this carrier fits into. */
  private List<NamedRange> ownRanges(Carrying challenge, SignalProfile profile) {
    List<NamedRange> ranges = new ArrayList<>();
    String id = EventFileReader.idOf(challenge.old().name());
    String stem = id.substring(0, Math.min(id.length(), MAX_ID_IN_RANGE));
    for (Frequency frequency : challenge.old().frequencies()) {
      if (frequency instanceof Frequency.Carrier carrier) {
        String name = unique(stem + "_" + carrier.hz() + "hz");
        String khz = BigDecimal.valueOf(carrier.hz(), 3).stripTrailingZeros().toPlainString();
        ranges.add(
            new NamedRange(
                challenge.place(),
                name,
                "%s on %s kHz".formatted(challenge.old().name(), khz),
                carrier.hz() + profile.lowOffsetHz(),
                carrier.hz() + profile.highOffsetHz()));
      }
    }
    return ranges;
  }

  private String unique(String wanted) {
    String name = wanted;
    for (int n = 2; !rangeNames.add(name); n++) {
      name = wanted + "-" + n;
    }
    return name;
  }

  /** Says once what is the same for all. */
  private void commonRest(List<Carrying> challenges) {
    List<Optional<Rest>> rests = challenges.stream().map(c -> c.old().rest()).distinct().toList();
    if (rests.size() == 1 && rests.get(0).isPresent() && challenges.size() > 1) {
      common = rests.get(0);
      Rest rest = common.get();
      text.line("  - default_min_delay: " + seconds(rest.minSeconds()));
      text.line("    default_max_delay: " + seconds(rest.maxSeconds()));
    }
  }

  private void challenge(Carrying challenge) {
    Place place = challenge.place();
    OldChallenge old = challenge.old();
    text.line("");
    if (old.name().isEmpty()) {
      text.standIn(place, "  - name: \"no name in line %d\"".formatted(place.line()));
    } else {
      text.line(place, "  - name: " + YamlScalar.of(old.name()));
    }
    text.line(place, "    modulation: " + YamlScalar.of(challenge.modulation()));
    if (challenge.flagSaid()) {
      text.standIn(place, "    flag: " + YamlScalar.quoted(challenge.flag()));
    } else {
      text.line(place, "    flag: " + YamlScalar.quoted(challenge.flag()));
    }
    challenge
        .parameters()
        .forEach(
            (name, value) ->
                text.line(place, column(old, value), "    " + name + ": " + YamlScalar.of(value)));
    frequencies(challenge);
    rest(old.rest(), place);
  }

  /** The column that a parameter comes from. */
  private static String column(OldChallenge old, String value) {
    return old.options().get(0).contains(value) ? "modopt1" : "modopt2";
  }

  private void frequencies(Carrying challenge) {
    List<Frequency> frequencies = challenge.old().frequencies();
    Place place = challenge.place();
    if (frequencies.isEmpty()) {
      text.standIn(place, SOME_FREQUENCY);
    } else if (challenge.needsRanges() && ownRanges.containsKey(challenge)) {
      text.line(place, "    frequency_ranges: [" + names(challenge) + "]");
    } else if (frequencies.get(0) instanceof Frequency.Carrier carrier) {
      text.line(place, "    frequency: " + carrier.hz());
    } else {
      text.line(place, "    frequency_ranges: [" + names(challenge) + "]");
    }
  }

  private String names(Carrying challenge) {
    List<String> names = new ArrayList<>();
    for (Frequency frequency : challenge.old().frequencies()) {
      if (frequency instanceof Frequency.Range range) {
        names.add(range.name());
      }
    }
    ownRanges.getOrDefault(challenge, List.of()).forEach(range -> names.add(range.name()));
    return names.stream().map(YamlScalar::of).collect(Collectors.joining(", "));
  }

  private void rest(Optional<Rest> rest, Place place) {
    if (rest.isPresent() && common.isEmpty()) {
      text.line(place, "    min_delay: " + seconds(rest.get().minSeconds()));
      text.line(place, "    max_delay: " + seconds(rest.get().maxSeconds()));
    }
    if (rest.isPresent() && rest.get().minSeconds().compareTo(rest.get().maxSeconds()) < 0) {
      // The program of the field drew each pause anew.
      text.line(place, "    delay_mode: uniform");
    }
  }

  private static String seconds(BigDecimal seconds) {
    return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
  }
}
