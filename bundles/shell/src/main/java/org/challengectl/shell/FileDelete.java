package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.NullCompleter;
import org.challengectl.domain.FileShelf;
import org.challengectl.domain.RefusedException;

/** Deletes a file. */
@Service
@Command(
    scope = "file",
    name = "delete",
    description = "Deletes a file that neither a challenge nor a recording names")
public class FileDelete extends ServerCommand {

  @Reference FileShelf shelf;

  @Argument(
      name = "sha256",
      description = "The file's SHA-256, as file:list shows it",
      required = true)
  @Completion(NullCompleter.class)
  String sha256;

  @Override
  void run(PrintStream out) {
    if (!shelf.delete(sha256)) {
      throw RefusedException.notFound("file '" + sha256 + "'");
    }
    out.println(sha256 + ": deleted");
  }

  @Override
  String action() {
    return "file.delete";
  }

  @Override
  String subject() {
    return sha256;
  }
}
