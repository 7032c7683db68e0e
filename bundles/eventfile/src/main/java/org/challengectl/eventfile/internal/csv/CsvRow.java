package org.challengectl.eventfile.internal.csv;

import java.util.List;

/**
 * One row.
 *
 * @param place where it begins
 * @param cells as written, without the quotes around them
 */
record CsvRow(Place place, List<String> cells) {

  CsvRow {
    cells = List.copyOf(cells);
  }

  /** A cell without blanks around it; empty if the row is shorter. */
  String cell(int index) {
    return index < cells.size() ? cells.get(index).strip() : "";
  }

  /** How many cells there are up to the last one that is not blank. */
  int width() {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isBlank()) {
      width--;
    }
    return width;
  }
}
