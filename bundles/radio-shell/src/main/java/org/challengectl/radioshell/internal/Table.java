package org.challengectl.radioshell.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.support.table.ShellTable;

/** A table for people or for programs. Whatever stands in it, a row stays a row. */
public final class Table {

  private final String whenEmpty;
  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param whenEmpty said to people if there are no rows
   * @param titles of the columns
   */
  public Table(String whenEmpty, String... titles) {
    this.whenEmpty = whenEmpty;
    this.titles = List.of(titles);
  }

  /** Adds a row with a value for each column. */
  public void row(Object... values) {
    rows.add(
        Stream.of(values)
            .map(value -> String.valueOf(value).replaceAll("\\p{Cntrl}+", " "))
            .toList());
  }

  /** Prints for people: with a header, in columns. */
  public void print(PrintStream out) {
    ShellTable table = new ShellTable().emptyTableText(whenEmpty);
    titles.forEach(table::column);
    for (List<String> row : rows) {
      table.addRow().addContent(new ArrayList<Object>(row));
    }
    table.print(out);
  }

  /** Prints for programs: a row a line, values parted by tabs. */
  public void printPlain(PrintStream out) {
    rows.forEach(row -> out.println(String.join("\t", row)));
  }
}
