package org.challengectl.cli.internal.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.cli.internal.Failure;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Problem;
import org.challengectl.domain.SignalProfile;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.Modulations;
import org.challengectl.signal.ModulationDescriptor;

/**
 * Turns a list of challenges of the old kind (CSV) into an event file: all of it or nothing. What
 * it writes has been read back without a mistake. For one import.
 */
public final class CsvImport {

  /**
   * What is wanted.
   *
   * @param frequencies where named ranges are defined
   * @param files the folder with flags' files; by default the list's own
   * @param skipMissing leave out what sends a file that is not there
   * @param copyFiles copy flags' files even if the event could name them where they are
   * @param overwrite replace files that are there
   */
  public record Request(
      Path csv,
      Optional<Path> frequencies,
      Optional<Path> files,
      Path out,
      boolean skipMissing,
      boolean copyFiles,
      boolean overwrite) {}

  /**
   * What came of it.
   *
   * @param problems mistakes; if there are any, nothing was written
   * @param skipped challenges that were left out
   * @param files how many files flags name
   * @param copied files that were written besides the event
   */
  public record Outcome(
      List<Problem> problems,
      List<Problem> skipped,
      int challenges,
      int ranges,
      int files,
      List<Path> copied) {}

  private final Request request;
  private final Modulations modulations;
  private final Mistakes mistakes = new Mistakes();
  private final List<Problem> skipped = new ArrayList<>();
  private final Options options;
  private final FlagFinder finder;
  private final Placement placement;
  private int files;

  private CsvImport(Request request, Modulations modulations) throws IOException {
    this.request = request;
    this.modulations = modulations;
    this.options = new Options(modulations, mistakes);
    Path beside = request.csv().toAbsolutePath().normalize().getParent();
    this.finder = new FlagFinder(request.files().orElse(beside));
    this.placement = new Placement(request.out(), request.copyFiles());
  }

  /**
   * Imports.
   *
   * @throws Failure if what is to be read or written is not there or must not be touched
   * @throws IOException if writing fails; then nothing was written
   */
  public static Outcome run(Request request, Modulations modulations) throws IOException {
    refuseToOverwrite(request);
    return new CsvImport(request, modulations).run();
  }

  private static void refuseToOverwrite(Request request) throws IOException {
    Path folder = request.out().toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Failure(2, "--out: there is no folder " + folder);
    }
    if (Files.isDirectory(request.out())) {
      throw new Failure(2, "--out %s is a folder; name a file in it".formatted(request.out()));
    }
    if (request.files().isPresent() && !Files.isDirectory(request.files().get())) {
      throw new Failure(2, "--files: there is no folder " + request.files().get());
    }
    for (Path source : List.of(request.csv(), request.frequencies().orElse(request.csv()))) {
      if (Files.exists(source)
          && Files.exists(request.out())
          && Files.isSameFile(source, request.out())) {
        throw new Failure(2, "--out would overwrite " + source);
      }
    }
    if (Files.exists(request.out()) && !request.overwrite()) {
      throw new Failure(
          1,
          "%s exists; write to another file, or use --force to replace it"
              .formatted(request.out()));
    }
  }

  private Outcome run() throws IOException {
    Map<String, NamedRange> ranges = ranges();
    String source = request.csv().toString();
    Optional<String> text = TextFile.read(request.csv(), mistakes);
    if (text.isEmpty()) {
      return refused();
    }
    ChallengeRows rows = new ChallengeRows(ranges.keySet(), rangesHint(ranges), mistakes);
    OldEvent event = new FlagsCsv(rows, mistakes).read(text.get(), source);
    List<Carrying> challenges = new ArrayList<>();
    event.challenges().forEach(old -> carry(old).ifPresent(challenges::add));
    String title = request.csv().toAbsolutePath().getFileName().toString();
    EventText written =
        EventWriter.write(title, event, ranges.values(), challenges, skipped, Map.of());
    List<Draft> drafts = challenges.isEmpty() ? List.of() : judge(written, source);
    if (mistakes.none() && challenges.stream().anyMatch(Carrying::needsRanges)) {
      written =
          EventWriter.write(source, event, ranges.values(), challenges, skipped, profiles(drafts));
      judge(written, source);
    }
    if (challenges.isEmpty() && mistakes.none()) {
      mistakes.add(new Place(source, 0), "no challenge is left", "add the missing files");
    }
    placement
        .inTheWay()
        .filter(file -> !request.overwrite())
        .ifPresent(
            file ->
                mistakes.add(
                    new Place(source, 0),
                    "a copy would overwrite %s, which is another file".formatted(file),
                    "move it, use --force, or choose another --out"));
    if (!mistakes.none()) {
      return refused();
    }
    Map<Path, Path> copies = placement.copies();
    new AtomicWriter(request.overwrite()).write(request.out(), written.toString(), copies);
    return new Outcome(
        List.of(),
        List.copyOf(skipped),
        challenges.size(),
        ranges.size(),
        files,
        List.copyOf(copies.keySet()));
  }

  private Outcome refused() {
    return new Outcome(mistakes.sorted(), List.copyOf(skipped), 0, 0, 0, List.of());
  }

  private Map<String, NamedRange> ranges() {
    return request
        .frequencies()
        .flatMap(
            file ->
                TextFile.read(file, mistakes)
                    .map(text -> RangeList.read(text, file.toString(), mistakes)))
        .orElse(Map.of());
  }

  private String rangesHint(Map<String, NamedRange> ranges) {
    if (request.frequencies().isPresent()) {
      return ranges.isEmpty()
          ? "define it in " + request.frequencies().get()
          : "correct it, or define it in %s; known are %s"
              .formatted(request.frequencies().get(), String.join(", ", ranges.keySet()));
    }
    Path beside = request.csv().toAbsolutePath().normalize().resolveSibling("frequencies.txt");
    Path above = beside.getParent().resolveSibling("frequencies.txt");
    for (Path likely : List.of(beside, above)) {
      if (Files.isRegularFile(likely)) {
        return "is it in " + likely + "? Then add --frequencies " + likely;
      }
    }
    return "give --frequencies FILE with lines such as ham_144,144000,148000";
  }

  /** Takes a challenge along; empty if it is to be left out. */
  private Optional<Carrying> carry(OldChallenge old) {
    String modulation = options.modulation(old.module());
    String flag = old.flag();
    boolean said = false;
    if (flag.isBlank()) {
      mistakes.add(old.place(), "the flag is empty", "write the text or the file to be sent");
      said = true;
    } else if (options.find(modulation).filter(d -> sendsFile(d, flag)).isPresent()) {
      FlagFinder.Outcome outcome = finder.find(flag);
      if (outcome instanceof FlagFinder.Outcome.Found found) {
        files++;
        String path = placement.place(found.file());
        return Optional.of(new Carrying(old, modulation, options.parameters(old), path, false));
      } else if (outcome instanceof FlagFinder.Outcome.Missing missing) {
        if (request.skipMissing()) {
          skipped.add(
              new Problem(
                  old.place().file(),
                  old.place().line(),
                  "%s: %s".formatted(old.name(), missing.message()),
                  Optional.empty()));
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

  private static boolean sendsFile(ModulationDescriptor descriptor, String flag) {
    return descriptor.flagKind().isFile(flag);
  }

  /** Reads the event as everybody else will, and says what is wrong with it where it came from. */
  private List<Draft> judge(EventText text, String source) {
    EventFileReader.Result result =
        EventFileReader.read("event", text.toString(), modulations, placement);
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
