package org.challengectl.eventfile.internal;

/** What was found, fit for a message: in quotes, short, on one line. */
public final class Quoted {

  private static final int MAX_LENGTH = 60;

  private Quoted() {}

  /** The text in quotes. */
  public static String of(String found) {
    StringBuilder shown = new StringBuilder("'");
    int length = 0;
    for (int codePoint : found.codePoints().limit(MAX_LENGTH + 1L).toArray()) {
      if (length++ == MAX_LENGTH) {
        shown.append("...");
        break;
      }
      shown.appendCodePoint(Character.isISOControl(codePoint) ? ' ' : codePoint);
    }
    return shown.append('\'').toString();
  }
}
