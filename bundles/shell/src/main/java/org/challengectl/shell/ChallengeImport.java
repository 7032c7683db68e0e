package org.challengectl.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
import org.challengectl.shell.internal.Shown;

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

  @Option(name = "--check", description = "Tells the mistakes, imports nothing")
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
    result.problems().stream().map(Problem::sentence).forEach(out::println);
    if (!result.problems().isEmpty() && (check || !onlyGood)) {
      throw failure(Shown.count(result.problems().size(), "mistake") + "; nothing was imported.");
    }
    String what =
        Shown.count(result.drafts().size(), "challenge")
            + " and "
            + Shown.count(result.ranges().size(), "frequency range");
    if (check) {
      out.println("No mistakes: " + what + ".");
      return;
    }
    files.store(result.drafts());
    control.importAll(result.event(), result.ranges(), result.drafts());
    out.println("Imported " + what + ".");
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
