package org.challengectl.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.challengectl.waterfall.WaterfallGrid;

/** A waterfall in characters: time downwards, frequency to the right, the stronger the darker. */
public final class TextWaterfall {

  private static final String SHADES = " \u2591\u2592\u2593\u2588";

  private TextWaterfall() {}

  /** The lines to print, axes included. */
  public static List<String> lines(WaterfallGrid grid) {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "%9s \u250c%s\u2510", "", bar(grid)));
    for (int row = 0; row < grid.rows(); row++) {
      lines.add(time(grid, row) + " \u2502" + cells(grid, row) + "\u2502");
    }
    lines.add(String.format(Locale.ROOT, "%9s \u2514%s\u2518", "", bar(grid)));
    lines.add(axis(grid));
    return lines;
  }

  private static String bar(WaterfallGrid grid) {
    return "\u2500".repeat(grid.columns());
  }

  private static String cells(WaterfallGrid grid, int row) {
    StringBuilder cells = new StringBuilder(grid.columns());
    for (int column = 0; column < grid.columns(); column++) {
      int shade = Math.round(grid.level(column, row) * (SHADES.length() - 1));
      cells.append(SHADES.charAt(Math.max(0, Math.min(SHADES.length() - 1, shade))));
    }
    return cells.toString();
  }

  /** At each fourth row, when it begins. */
  private static String time(WaterfallGrid grid, int row) {
    double seconds = grid.seconds() * row / grid.rows();
    return row % 4 == 0
        ? String.format(Locale.ROOT, grid.seconds() < 10 ? "%7.2f s" : "%7.1f s", seconds)
        : " ".repeat(9);
  }

  private static String axis(WaterfallGrid grid) {
    String left = Shown.width(grid.lowHz());
    String middle = Shown.width((grid.lowHz() + grid.highHz()) / 2);
    String right = Shown.width(grid.highHz());
    int room = grid.columns() - left.length() - middle.length() - right.length();
    int first = Math.max(1, grid.columns() / 2 - left.length() - middle.length() / 2);
    int second = Math.max(1, room - first);
    return " ".repeat(11) + left + " ".repeat(first) + middle + " ".repeat(second) + right;
  }
}
