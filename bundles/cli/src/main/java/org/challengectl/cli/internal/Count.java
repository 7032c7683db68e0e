package org.challengectl.cli.internal;

/** Numbers of things, in words. */
public final class Count {

  private Count() {}

  /** For example "1 mistake" or "2 mistakes". */
  public static String of(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
