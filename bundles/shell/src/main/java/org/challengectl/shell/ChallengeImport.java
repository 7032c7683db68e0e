package org.challengectl.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.CollectedFlagFiles;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.Modulations;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.shell.internal.ImportText;
import org.challengectl.shell.internal.Shown;
import org.challengectl.views.ImportTrial;
import org.challengectl.views.ImportViews;

/** Imports an event file. */
@Service
@Command(
    scope = "challenge",
    name = "import",
    description =
        "Imports an event file with the files that its flags name. Tells every mistake with its"
            + " line; if there is any, nothing is imported")
public class ChallengeImport extends ServerCommand {

  private static final long MAX_BYTES = 10_000_000;

  @Reference ChallengeControl control;
  @Reference ModulationCatalogue catalogue;
  @Reference FileRepository store;

  @Argument(name = "file", description = "The event file (YAML)", required = true)
  @Completion(EventFiles.class)
  String file;

  @Option(
      name = "--check",
      description = "Tells the mistakes and what would change, imports nothing")
  boolean check;

  @Option(
      name = "--only-good",
      description = "Imports what is right though there are mistakes elsewhere")
  boolean onlyGood;

  @Override
  void run(PrintStream out) throws Exception {
    Path path = Path.of(file).toAbsolutePath().normalize();
    CollectedFlagFiles files = new CollectedFlagFiles(path.getParent(), store);
    EventFileReader.Result result =
        EventFileReader.read(
            file,
            content(path),
            new Modulations(catalogue.descriptors(), catalogue::find),
            files,
            events.frequencyRanges());
    if (check) {
      check(result, out);
      return;
    }
    result.problems().stream().map(Problem::sentence).forEach(out::println);
    if (!result.problems().isEmpty() && !onlyGood) {
      throw refused(result.problems());
    }
    files.store(result.drafts());
    control.importAll(result.event(), result.ranges(), result.drafts());
    out.println(
        "Imported "
            + Shown.count(result.drafts().size(), "challenge")
            + " and "
            + Shown.count(result.ranges().size(), "frequency range")
            + ".");
  }

  /** As the console does, with the mistakes the changes that what is right would make. */
  private void check(EventFileReader.Result result, PrintStream out) throws CommandException {
    ImportTrial trial = ImportTrial.of(file, result, control);
    trial.problems().stream().map(Problem::sentence).forEach(out::println);
    trial.changes().map(ImportViews::diff).map(ImportText::lines).stream()
        .flatMap(List::stream)
        .forEach(out::println);
    if (!trial.problems().isEmpty()) {
      throw refused(trial.problems());
    }
    out.println("No mistakes; nothing was imported.");
  }

  private static CommandException refused(List<Problem> problems) {
    return failure(Shown.count(problems.size(), "mistake") + "; nothing was imported.");
  }

  private String content(Path path) throws CommandException {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw failure(file + " is longer than 10 MB; that is no event file.");
      }
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw failure("There is no file " + path + ".");
    } catch (CharacterCodingException e) {
      throw failure(file + " is not UTF-8 text.");
    } catch (IOException e) {
      throw failure(file + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  String action() {
    return check ? "" : "event.import";
  }

  @Override
  String subject() {
    return file;
  }
}
