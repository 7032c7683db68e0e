package org.challengectl.eventfile.internal.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Problem;
import org.challengectl.domain.SignalProfile;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.Modulations;
import org.challengectl.eventfile.PastEventReader.Request;
import org.challengectl.eventfile.PastEventReader.Result;
import org.challengectl.eventfile.PastEventReader.Source;

/** Turns one list into an event file. */
public final class PastEvent {

  private final Request request;
  private final Modulations modulations;
  private final Mistakes mistakes = new Mistakes();
  private final List<Problem> skipped = new ArrayList<>();
  private final Options options;
  private final FlagFinder finder;
  private int files;

  public PastEvent(Request request, Modulations modulations) {
    this.request = request;
    this.modulations = modulations;
    this.options = new Options(modulations, mistakes);
    this.finder = new FlagFinder(request.files());
  }

  /** The event file, or what is wrong with the list. */
  public Result read() {
    Map<String, NamedRange> ranges = ranges();
    String source = request.list().name();
    Optional<String> text = CsvText.decode(request.list().bytes(), source, mistakes);
    if (text.isEmpty()) {
      return refused();
    }
    ChallengeRows rows = new ChallengeRows(ranges.keySet(), rangesHint(ranges), mistakes);
    OldEvent event = new FlagsCsv(rows, mistakes).read(text.get(), source);
    List<Carrying> challenges = new ArrayList<>();
    event.challenges().forEach(old -> carry(old).ifPresent(challenges::add));
    EventText written = write(event, ranges, challenges, Map.of());
    List<Draft> drafts = challenges.isEmpty() ? List.of() : judge(written, source);
    if (mistakes.none() && challenges.stream().anyMatch(Carrying::needsRanges)) {
      written = write(event, ranges, challenges, profiles(drafts));
      judge(written, source);
    }
    if (challenges.isEmpty() && mistakes.none()) {
      mistakes.add(new Place(source, 0), "no challenge is left", "add the missing files");
    }
    return mistakes.none()
        ? new Result(
            List.of(), skipped, written.toString(), challenges.size(), ranges.size(), files)
        : refused();
  }

  private EventText write(
      OldEvent event,
      Map<String, NamedRange> ranges,
      List<Carrying> challenges,
      Map<String, SignalProfile> profiles) {
    return EventWriter.write(
        request.title(), event, ranges.values(), challenges, skipped, profiles);
  }

  private Result refused() {
    return new Result(mistakes.sorted(), skipped, "", 0, 0, 0);
  }

  private Map<String, NamedRange> ranges() {
    return request
        .frequencies()
        .flatMap(
            file ->
                CsvText.decode(file.bytes(), file.name(), mistakes)
                    .map(text -> RangeList.read(text, file.name(), mistakes)))
        .orElse(Map.of());
  }

  private String rangesHint(Map<String, NamedRange> ranges) {
    Optional<String> file = request.frequencies().map(Source::name);
    if (file.isEmpty()) {
      return request.rangesHint();
    }
    return ranges.isEmpty()
        ? "define it in " + file.get()
        : "correct it, or define it in %s; known are %s"
            .formatted(file.get(), String.join(", ", ranges.keySet()));
  }

  /** Takes a challenge along; empty if it is to be left out. */
  private Optional<Carrying> carry(OldChallenge old) {
    String modulation = options.modulation(old.module());
    String flag = old.flag();
    boolean said = false;
    if (flag.isBlank()) {
      mistakes.add(old.place(), "the flag is empty", "write the text or the file to be sent");
      said = true;
    } else if (options.find(modulation).filter(d -> d.flagKind().isFile(flag)).isPresent()) {
      FlagFinder.Outcome outcome = finder.find(flag);
      if (outcome instanceof FlagFinder.Outcome.Found found) {
        files++;
        return Optional.of(
            new Carrying(old, modulation, options.parameters(old), found.path(), false));
      } else if (outcome instanceof FlagFinder.Outcome.Missing missing) {
        if (request.skipMissing()) {
          skip(old, missing.message());
          return Optional.empty();
        }
        mistakes.add(old.place(), missing.message(), missing.fix());
      } else if (outcome instanceof FlagFinder.Outcome.Forbidden forbidden) {
        mistakes.add(old.place(), forbidden.message(), forbidden.fix());
      }
      said = true;
    }
    return Optional.of(new Carrying(old, modulation, options.parameters(old), flag, said));
  }

  private void skip(OldChallenge old, String why) {
    skipped.add(
        new Problem(
            old.place().file(),
            old.place().line(),
            "%s: %s".formatted(old.name(), why),
            Optional.empty()));
  }

  /** Reads the event as everybody else will, and says what is wrong with it where it came from. */
  private List<Draft> judge(EventText text, String source) {
    EventFileReader.Result result =
        EventFileReader.read("event", text.toString(), modulations, request.files().placed());
    for (Problem problem : result.problems()) {
      text.traced(problem, new Place(source, 0)).ifPresent(mistakes::add);
    }
    return result.drafts();
  }

  private static Map<String, SignalProfile> profiles(List<Draft> drafts) {
    Map<String, SignalProfile> profiles = new HashMap<>();
    drafts.forEach(draft -> profiles.put(draft.id(), draft.profile()));
    return profiles;
  }
}
