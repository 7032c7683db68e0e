package org.challengectl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.challengectl.cli.internal.Count;
import org.challengectl.cli.internal.Failure;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.DirectoryFlagFiles;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.Modulations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds every mistake in an event file. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Finds every mistake in an event file, by line. Exits with 1 if there are any.")
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EVENT.YML", description = "The event file.")
  private Path file;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "Where the flags' files are (default: beside the event file).")
  private Path files;

  @Mixin private PluginOption plugins;

  @Override
  public Integer call() {
    PrintWriter printer = spec.commandLine().getOut();
    Path base = files != null ? files : file.toAbsolutePath().normalize().getParent();
    EventFileReader.Result result =
        EventFileReader.read(
            file.toString(),
            content(),
            Modulations.of(plugins.installed().all()),
            new DirectoryFlagFiles(base));
    List<Problem> problems = result.problems();
    if (problems.isEmpty()) {
      for (Draft draft : result.drafts()) {
        printer.printf(
            Locale.ROOT,
            "  %-24s %-8s %6.1f s  %6d Hz wide%n",
            draft.id(),
            draft.spec().modulation(),
            draft.profile().duration().toMillis() / 1000.0,
            draft.profile().occupiedBandwidthHz());
      }
      printer.printf("%s: %s, no mistakes%n", file, Count.of(result.drafts().size(), "challenge"));
      return 0;
    }
    problems.forEach(problem -> printer.println(problem.sentence()));
    printer.printf("%s: %s%n", file, Count.of(problems.size(), "mistake"));
    return 1;
  }

  private String content() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new Failure(1, file + " is not a UTF-8 text file");
    } catch (IOException e) {
      throw new Failure(
          2,
          "cannot read " + file + (Files.exists(file) ? ": " + e.getMessage() : ": no such file"));
    }
  }
}
