package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Option;
import org.challengectl.shell.internal.Table;

/** A command that prints a table. */
abstract class TableCommand extends ServerCommand {

  @Option(
      name = "--no-format",
      description = "Prints neither header nor lines: one row a line, columns parted by tabs")
  boolean noFormat;

  @Override
  final void run(PrintStream out) throws Exception {
    Table table = table();
    if (noFormat) {
      table.printPlain(out);
    } else {
      table.print(out);
    }
  }

  abstract Table table() throws Exception;
}
