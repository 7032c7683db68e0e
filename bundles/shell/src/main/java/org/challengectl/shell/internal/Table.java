package org.challengectl.shell.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;

/** A table for people or for programs. Whatever stands in it, a row stays a row. */
public final class Table {

  private final String whenEmpty;
  private final List<Col> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param whenEmpty said to people if there are no rows
   */
  public Table(String whenEmpty) {
    this.whenEmpty = whenEmpty;
  }

  /** Adds a column of words. */
  public Table words(String title) {
    columns.add(new Col(title));
    return this;
  }

  /** Adds a column of numbers. */
  public Table numbers(String title) {
    columns.add(new Col(title).alignRight());
    return this;
  }

  /** Adds a row with a value for each column. */
  public void row(Object... values) {
    rows.add(Stream.of(values).map(value -> Shown.plain(String.valueOf(value))).toList());
  }

  /** Prints for people: with a header, in columns. */
  public void print(PrintStream out) {
    ShellTable table = new ShellTable().separator("  ").emptyTableText(whenEmpty);
    columns.forEach(table::column);
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
