package org.challengectl.radioshell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.challengectl.radioshell.internal.Plugins;
import org.challengectl.radioshell.internal.Table;

/** A command that prints a table of plug-ins. */
abstract class ListCommand implements Action {

  @Option(
      name = "--no-format",
      description = "Prints neither header nor lines: one row a line, columns parted by tabs")
  boolean noFormat;

  @Reference Plugins plugins;

  @Override
  public final Object execute() throws Exception {
    Table table = table();
    if (noFormat) {
      table.printPlain(System.out);
    } else {
      table.print(System.out);
    }
    return null;
  }

  abstract Table table() throws Exception;
}
