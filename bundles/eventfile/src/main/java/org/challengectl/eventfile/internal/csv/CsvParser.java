package org.challengectl.eventfile.internal.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes comma-separated values apart (RFC 4180), line by line: a row that is damaged is told of
 * with its line, and what follows is read nevertheless. As in the files of the field, a quote
 * within an unquoted cell is just a character, any line ending goes, and blank rows do not count.
 */
final class CsvParser {

  /** More rows than this are no list that a person wrote. */
  static final int MAX_ROWS = 10_000;

  static final int MAX_CELL_LENGTH = 10_000;
  static final int MAX_CELLS = 200;

  private final String text;
  private final String file;
  private final Mistakes mistakes;
  private final List<CsvRow> rows = new ArrayList<>();
  private int position;
  private int line = 1;

  private CsvParser(String text, String file, Mistakes mistakes) {
    this.text = text;
    this.file = file;
    this.mistakes = mistakes;
  }

  /** All rows that are not blank. */
  static List<CsvRow> parse(String text, String file, Mistakes mistakes) {
    CsvParser parser = new CsvParser(text, file, mistakes);
    parser.rows();
    return parser.rows;
  }

  private void rows() {
    while (position < text.length() && !mistakes.full()) {
      if (rows.size() == MAX_ROWS) {
        mistakes.add(
            new Place(file, line),
            "there are more than %,d rows".formatted(MAX_ROWS),
            "is it really a list of challenges?");
        return;
      }
      Place place = new Place(file, line);
      List<String> cells = row();
      if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(new CsvRow(place, cells));
      }
    }
  }

  /** One row; empty if it is damaged, and then it has been said. */
  private List<String> row() {
    List<String> cells = new ArrayList<>();
    while (true) {
      int begin = position;
      skipBlanks();
      String cell;
      if (position < text.length() && text.charAt(position) == '"') {
        cell = quoted();
        if (cell == null) {
          return List.of();
        }
      } else {
        cell = plain(begin);
      }
      if (cell.length() > MAX_CELL_LENGTH || cells.size() == MAX_CELLS) {
        mistakes.add(
            new Place(file, line),
            cells.size() == MAX_CELLS
                ? "there are more than %d columns".formatted(MAX_CELLS)
                : "a cell is longer than %,d characters".formatted(MAX_CELL_LENGTH),
            "is it really a list of challenges?");
        skipLine();
        return List.of();
      }
      cells.add(cell);
      if (position >= text.length() || text.charAt(position) != ',') {
        skipLine();
        return cells;
      }
      position++;
    }
  }

  private String plain(int begin) {
    while (position < text.length() && text.charAt(position) != ',' && !atLineEnd()) {
      position++;
    }
    return text.substring(begin, position);
  }

  /** What stands between quotes; null if they are wrong, and then it has been said. */
  private String quoted() {
    int opening = position;
    int openingLine = line;
    StringBuilder cell = new StringBuilder();
    position++;
    while (position < text.length() && cell.length() <= MAX_CELL_LENGTH) {
      char c = text.charAt(position);
      if (c == '"' && position + 1 < text.length() && text.charAt(position + 1) == '"') {
        position++;
      } else if (c == '"') {
        position++;
        return closed(openingLine) ? cell.toString() : null;
      } else if (atLineEnd()) {
        cell.append('\n');
        endLine();
        continue;
      }
      cell.append(c);
      position++;
    }
    mistakes.add(
        new Place(file, openingLine),
        "a double quote opens a cell and none closes it",
        "close it, or double the quotes that belong to the text");
    position = opening;
    line = openingLine;
    skipLine();
    return null;
  }

  private boolean closed(int openingLine) {
    skipBlanks();
    if (position >= text.length() || text.charAt(position) == ',' || atLineEnd()) {
      return true;
    }
    mistakes.add(
        new Place(file, openingLine),
        "there is text behind a closing double quote",
        "write quotes within a quoted cell twice: \"say \"\"hello\"\" to them\"");
    skipLine();
    return false;
  }

  private void skipBlanks() {
    while (position < text.length() && " \t".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private void skipLine() {
    while (position < text.length() && !atLineEnd()) {
      position++;
    }
    if (position < text.length()) {
      endLine();
    }
  }

  private boolean atLineEnd() {
    char c = text.charAt(position);
    return c == '\n' || c == '\r';
  }

  private void endLine() {
    boolean pair = text.startsWith("\r\n", position);
    position += pair ? 2 : 1;
    line++;
  }
}
