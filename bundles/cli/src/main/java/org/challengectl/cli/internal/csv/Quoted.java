package org.challengectl.cli.internal.csv;

/** What was found, fit for a message: in quotes, short, on one line. */
final class Quoted {

  private static final int MAX_LENGTH = 60;

  private Quoted() {}

  static String of(String found) {
    StringBuilder shown = new StringBuilder("'");
    found
        .codePoints()
        .limit(MAX_LENGTH)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return shown
        .append(found.codePointCount(0, found.length()) > MAX_LENGTH ? "...'" : "'")
        .toString();
  }
}
