package org.challengectl.shell;

import java.time.ZoneId;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.domain.FileShelf;
import org.challengectl.domain.StoredFile;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.Table;
import org.challengectl.views.FileViews;

/** Lists the files of the store. */
@Service
@Command(
    scope = "file",
    name = "list",
    description = "Lists the files of flags and recordings, the newest first, by their SHA-256")
public class FileList extends TableCommand {

  private static final int MOST = 1000;

  @Reference FileShelf shelf;

  @Option(name = "-n", aliases = "--limit", description = "How many at most, 1-1000")
  int limit = 50;

  @Override
  Table table() throws CommandException {
    ZoneId zone = zone();
    Table table =
        new Table("The store is empty.")
            .words("SHA-256")
            .words("Name")
            .numbers("Bytes")
            .words("Type")
            .words("Used")
            .words("Stored, " + zone);
    for (FileShelf.Entry entry : entries()) {
      StoredFile file = entry.file();
      table.row(
          file.sha256(),
          file.fileName(),
          file.sizeBytes(),
          file.mediaType(),
          Shown.yesNo(entry.used()),
          Shown.time(file.createdAt(), zone));
    }
    return table;
  }

  @Override
  List<?> items() throws CommandException {
    return entries().stream().map(FileViews::info).toList();
  }

  private List<FileShelf.Entry> entries() throws CommandException {
    if (limit < 1 || limit > MOST) {
      throw failure("--limit must be 1-1000, was " + limit + ".");
    }
    return shelf.list(limit, 0);
  }
}
