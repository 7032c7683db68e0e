package org.challengectl.eventfile.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.eventfile.EventFileReader.Result;
import org.challengectl.eventfile.FlagFiles;
import org.challengectl.eventfile.Modulations;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the file as a whole. For one file. */
public final class EventReader {

  private static final List<String> SECTIONS =
      List.of("conference", "frequency_ranges", "challenges", "server");
  private static final List<String> AGENT_SECTIONS =
      List.of("runner", "listener", "agent", "radios");

  private final Problems problems;
  private final Modulations modulations;
  private final FlagFiles files;
  private final List<FrequencyRange> known;

  /**
   * @param sourceName what problems call the file
   * @param known ranges that the file need not define
   */
  public EventReader(
      String sourceName, Modulations modulations, FlagFiles files, List<FrequencyRange> known) {
    this.problems = new Problems(sourceName);
    this.modulations = modulations;
    this.files = files;
    this.known = known;
  }

  /** Reads the text of the file. */
  public Result read(String yaml) {
    return YamlTree.compose(yaml, problems)
        .map(this::read)
        .orElseGet(() -> new Result(Optional.empty(), List.of(), List.of(), problems.sorted()));
  }

  /** Reads the text of one challenge. */
  public Result readChallenge(String yaml) {
    List<Draft> drafts =
        YamlTree.compose(yaml, problems)
            .flatMap(root -> Fields.of(root, "a challenge", problems))
            .flatMap(f -> reader(new RangesReader(problems)).read(f, DefaultDelays.INITIAL))
            .map(List::of)
            .orElse(List.of());
    return new Result(Optional.empty(), List.of(), drafts, problems.sorted());
  }

  /** Reads the text of {@code conference}. */
  public Result readConference(String yaml) {
    Optional<Event> event =
        YamlTree.compose(yaml, problems)
            .flatMap(root -> Fields.of(root, "an event", problems))
            .flatMap(f -> new ConferenceReader(problems).read(f));
    return new Result(event, List.of(), List.of(), problems.sorted());
  }

  /** Reads the text of one frequency range. */
  public Result readRange(String yaml) {
    RangesReader ranges = new RangesReader(problems);
    YamlTree.compose(yaml, problems).ifPresent(root -> ranges.read(List.of(root)));
    return new Result(Optional.empty(), ranges.good(), List.of(), problems.sorted());
  }

  private Result read(Node root) {
    if (root instanceof SequenceNode challenges) {
      List<Draft> drafts = challenges(challenges.getValue(), new RangesReader(problems));
      return new Result(Optional.empty(), List.of(), drafts, problems.sorted());
    }
    Optional<Fields> sections = Fields.of(root, "an event file", problems);
    RangesReader ranges = new RangesReader(problems);
    Optional<Event> event = Optional.empty();
    List<Draft> drafts = List.of();
    if (sections.isPresent()) {
      Fields top = sections.get();
      refuseUnknown(top);
      top.mapping("server");
      event = top.mapping("conference").flatMap(c -> new ConferenceReader(problems).read(c));
      top.list("frequency_ranges").ifPresent(ranges::read);
      drafts = top.list("challenges").map(list -> challenges(list, ranges)).orElse(List.of());
    }
    return new Result(event, ranges.good(), drafts, problems.sorted());
  }

  private void refuseUnknown(Fields top) {
    List<String> known = new ArrayList<>(SECTIONS);
    for (String section : AGENT_SECTIONS) {
      if (top.has(section)) {
        known.add(section);
        problems.add(
            top.at(section),
            "'" + section + "' belongs to an agent, not to an event",
            "move it to the agent's own file");
      }
    }
    top.refuseUnknown(known, "an event file");
    if (SECTIONS.stream().allMatch(top::lacks)) {
      problems.add(top.at(), "there is nothing of an event in it", "write 'challenges:'");
    }
  }

  private List<Draft> challenges(List<Node> entries, RangesReader ranges) {
    return new ChallengesReader(reader(ranges), problems).read(entries);
  }

  private ChallengeReader reader(RangesReader ranges) {
    Map<String, FrequencyRange> byName = new LinkedHashMap<>();
    known.forEach(range -> byName.put(range.name(), range));
    ranges.good().forEach(range -> byName.put(range.name(), range));
    FrequencyReader frequencies = new FrequencyReader(byName, ranges.bad(), problems);
    SignalReader signals = new SignalReader(modulations, files, problems);
    return new ChallengeReader(frequencies, signals, problems);
  }
}
