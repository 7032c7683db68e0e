package org.challengectl.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Option;
import org.challengectl.protocol.Json;
import org.challengectl.shell.internal.Table;

/** A command that prints a table for people, or the same for programs. */
abstract class TableCommand extends ServerCommand {

  @Option(
      name = "--no-format",
      description = "Prints neither header nor lines: one row a line, columns parted by tabs")
  boolean noFormat;

  @Option(name = "--json", description = "Prints a JSON array, as the HTTP API has it")
  boolean json;

  @Override
  final void run(PrintStream out) throws Exception {
    if (json) {
      out.println(Json.write(items()));
      return;
    }
    Table table = table();
    if (noFormat) {
      table.printPlain(out);
    } else {
      table.print(out);
    }
  }

  abstract Table table() throws Exception;

  /** The same as records, for JSON. */
  abstract List<?> items() throws Exception;
}
