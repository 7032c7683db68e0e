package org.challengectl.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.challengectl.protocol.ImportDiff;

/** What an import changes, in lines: what is new, what changes field by field, what stays. */
public final class ImportText {

  private ImportText() {}

  public static List<String> lines(ImportDiff diff) {
    List<String> lines = new ArrayList<>();
    if (diff.event() != null) {
      add(lines, "event", List.of(diff.event()));
    }
    add(lines, "challenge", diff.challenges());
    add(lines, "frequency range", diff.frequencyRanges());
    staying(lines, "challenge", diff.staying().size());
    staying(lines, "frequency range", diff.stayingRanges().size());
    return List.copyOf(lines);
  }

  private static void add(List<String> lines, String what, List<ImportDiff.Item> items) {
    int unchanged = 0;
    for (ImportDiff.Item item : items) {
      if (item.change().equals("unchanged")) {
        unchanged++;
        continue;
      }
      String id = item.id().equals(item.name()) || what.equals("event") ? "" : item.id() + ": ";
      lines.add("%s %s %s".formatted(item.change(), what, Shown.plain(id + item.name())));
      item.fields().forEach(field -> lines.add("  " + Shown.plain(words(field))));
    }
    if (unchanged > 0) {
      lines.add("unchanged: " + Shown.count(unchanged, what));
    }
  }

  private static String words(ImportDiff.Field field) {
    return field.field() + ": " + value(field.was()) + " -> " + value(field.is());
  }

  private static String value(Object value) {
    return value == null ? Shown.NOTHING : String.valueOf(value);
  }

  private static void staying(List<String> lines, String what, int count) {
    if (count > 0) {
      lines.add("not in the file, stays as it is: " + Shown.count(count, what));
    }
  }
}
