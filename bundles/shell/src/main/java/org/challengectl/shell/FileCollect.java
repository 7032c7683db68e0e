package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.domain.FileShelf;
import org.challengectl.shell.internal.Shown;

/** Deletes orphans. */
@Service
@Command(
    scope = "file",
    name = "collect",
    description =
        "Deletes the files that neither a challenge nor a recording names and that are older than"
            + " the time of grace; says how full the store is then")
public class FileCollect extends ServerCommand {

  @Reference FileShelf shelf;

  @Override
  void run(PrintStream out) {
    FileShelf.Collected collected = shelf.collect();
    FileShelf.Usage usage = shelf.usage();
    out.printf(
        "Deleted %s (%d bytes). There are %s (%d bytes%s).%n",
        Shown.count(collected.files(), "file"),
        collected.bytes(),
        Shown.count(usage.files(), "file"),
        usage.bytes(),
        usage.quotaBytes() == 0 ? "" : " of " + usage.quotaBytes());
  }

  @Override
  String action() {
    return "file.collect";
  }
}
