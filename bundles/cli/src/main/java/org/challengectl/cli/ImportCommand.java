package org.challengectl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.challengectl.cli.internal.Count;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.csv.CsvImport;
import org.challengectl.eventfile.Modulations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a list of challenges of the old kind into an event file. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Turns a list of challenges of the old kind (CSV) into an event file.",
      "Says what is wrong with the list, all of it, by line; then it writes nothing and exits with"
          + " 1."
    },
    footer = {
      "",
      "The list: first a line conference,start,end (seconds since 1970), then for each challenge",
      "  id,name,flag,module,modopt1,modopt2,minwait,maxwait,freq1,freq2,freq3",
      "with frequencies in kHz, or the names of ranges that --frequencies defines in lines",
      "  name,min_khz,max_khz",
      "",
      "Examples:",
      "  challengectl import flags.csv --out event.yml",
      "  challengectl import flags.csv --frequencies frequencies.txt --files wavs --out event.yml",
      "  challengectl import flags.csv --skip-missing --out event.yml",
      "  challengectl validate event.yml",
      "  challengectl demo --event event.yml",
    })
final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FLAGS.CSV", description = "The list of challenges.")
  private Path csv;

  @Option(
      names = "--frequencies",
      paramLabel = "FILE",
      description = "What the names of frequency ranges mean.")
  private Path frequencies;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description =
          "Where the flags' files are (default: beside the list). Folders at the front of a path"
              + " in the list may be missing there.")
  private Path files;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "EVENT.YML",
      description =
          "The event file to write. Files that are not beside it or below are copied into a folder"
              + " EVENT-files beside it.")
  private Path out;

  @Option(
      names = "--skip-missing",
      description = "Leave out challenges whose file is missing, and say which.")
  private boolean skipMissing;

  @Option(
      names = "--copy",
      description = "Copy all flags' files, so that the event can be taken elsewhere.")
  private boolean copy;

  @Option(names = "--force", description = "Replace the event file, and copies, that are there.")
  private boolean force;

  @Mixin private PluginOption plugins;

  @Override
  public Integer call() {
    CsvImport.Request request =
        new CsvImport.Request(
            csv,
            Optional.ofNullable(frequencies),
            Optional.ofNullable(files),
            out,
            skipMissing,
            copy,
            force);
    CsvImport.Outcome outcome = run(request);
    PrintWriter printer = spec.commandLine().getOut();
    if (!outcome.skipped().isEmpty()) {
      printer.println("Left out:");
      outcome.skipped().forEach(problem -> printer.println("  " + problem.sentence()));
      printer.flush();
    }
    if (!outcome.problems().isEmpty()) {
      PrintWriter errors = spec.commandLine().getErr();
      outcome.problems().forEach(problem -> errors.println(problem.sentence()));
      errors.printf(
          "%s: %s, nothing was written%n", csv, Count.of(outcome.problems().size(), "mistake"));
      return 1;
    }
    if (!outcome.copied().isEmpty()) {
      printer.printf(
          "Copied %s to %s%n",
          Count.of(outcome.copied().size(), "file"), outcome.copied().get(0).getParent());
    }
    printer.printf(
        "%s: %s, %s, %s%n",
        out,
        Count.of(outcome.challenges(), "challenge"),
        Count.of(outcome.ranges(), "frequency range"),
        Count.of(outcome.files(), "file"));
    return 0;
  }

  private CsvImport.Outcome run(CsvImport.Request request) {
    try {
      return CsvImport.run(request, Modulations.of(plugins.installed().all()));
    } catch (IOException e) {
      throw new Failure(1, "cannot write %s: %s".formatted(out, e));
    }
  }
}
