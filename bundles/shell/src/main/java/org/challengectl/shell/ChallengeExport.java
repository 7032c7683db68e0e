package org.challengectl.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.FileRepository;
import org.challengectl.eventfile.EventExport;
import org.challengectl.shell.internal.NewFile;

/** Exports the event. */
@Service
@Command(
    scope = "challenge",
    name = "export",
    description =
        "Exports the event with its ranges and all challenges, flags included, as"
            + " challenge:import reads it")
public class ChallengeExport extends ServerCommand {

  @Reference ChallengeRepository challenges;
  @Reference FileRepository store;

  @Argument(
      name = "file",
      description = "The file to write on the server's host; without it the event file is printed")
  @Completion(EventFiles.class)
  String file;

  @Option(
      name = "--files",
      description = "Writes a zip with the event file and the flags' files, for another server")
  boolean files;

  @Option(name = "--force", description = "Replaces the file if it is there")
  boolean force;

  @Override
  void run(PrintStream out) throws Exception {
    EventExport export = new EventExport(events, challenges, store);
    if (file != null) {
      write(files ? export.zip() : text(export.yaml()));
      out.println("Exported to " + file + ".");
      return;
    }
    if (files) {
      throw failure("A zip is not printed; say which file to write.");
    }
    if (force) {
      throw failure("--force needs a file to write.");
    }
    out.print(export.yaml());
  }

  private static EventExport.Content text(String yaml) {
    return out -> out.write(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private void write(EventExport.Content content) throws Exception {
    try {
      NewFile.write(Path.of(file), force, content);
    } catch (FileAlreadyExistsException e) {
      throw failure("There is a file " + file + " already; --force replaces it.");
    } catch (IOException e) {
      throw failure(file + " cannot be written: " + e.getMessage());
    }
  }
}
