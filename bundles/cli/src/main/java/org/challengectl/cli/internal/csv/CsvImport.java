package org.challengectl.cli.internal.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.cli.internal.Failure;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.Modulations;
import org.challengectl.eventfile.PastEventReader;

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
  private final Placement placement;

  private CsvImport(Request request, Modulations modulations) throws IOException {
    this.request = request;
    this.modulations = modulations;
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
    PastEventReader.Result result = PastEventReader.read(list(), modulations);
    if (!result.problems().isEmpty()) {
      return refused(result.problems(), result);
    }
    Optional<Problem> inTheWay = inTheWay();
    if (inTheWay.isPresent()) {
      return refused(List.of(inTheWay.get()), result);
    }
    Map<Path, Path> copies = placement.copies();
    new AtomicWriter(request.overwrite()).write(request.out(), result.yaml(), copies);
    return new Outcome(
        List.of(),
        result.skipped(),
        result.challenges(),
        result.ranges(),
        result.files(),
        List.copyOf(copies.keySet()));
  }

  private static Outcome refused(List<Problem> problems, PastEventReader.Result result) {
    return new Outcome(problems, result.skipped(), 0, 0, 0, List.of());
  }

  private PastEventReader.Request list() {
    Path absolute = request.csv().toAbsolutePath().normalize();
    Optional<PastEventReader.Source> frequencies = request.frequencies().map(TextFile::read);
    return new PastEventReader.Request(
        absolute.getFileName().toString(),
        TextFile.read(request.csv()),
        frequencies,
        rangesHint(),
        new FolderFiles(request.files().orElse(absolute.getParent()), placement),
        request.skipMissing());
  }

  private Optional<Problem> inTheWay() {
    return placement
        .inTheWay()
        .filter(file -> !request.overwrite())
        .map(
            file ->
                new Problem(
                    request.csv().toString(),
                    0,
                    "a copy would overwrite %s, which is another file".formatted(file),
                    Optional.of("move it, use --force, or choose another --out")));
  }

  private String rangesHint() {
    Path beside = request.csv().toAbsolutePath().normalize().resolveSibling("frequencies.txt");
    Path above = beside.getParent().resolveSibling("frequencies.txt");
    for (Path likely : List.of(beside, above)) {
      if (Files.isRegularFile(likely)) {
        return "is it in " + likely + "? Then add --frequencies " + likely;
      }
    }
    return "give --frequencies FILE with lines such as ham_144,144000,148000";
  }
}
