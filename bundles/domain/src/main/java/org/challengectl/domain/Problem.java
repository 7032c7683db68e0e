package org.challengectl.domain;

import java.util.Optional;

/**
 * A mistake in what a person wrote.
 *
 * @param source file or field, e.g. "event.yml"
 * @param line from 1; 0 if there are no lines
 * @param column from 1; 0 if it is not known
 * @param field that it is about, e.g. "speed"; empty if it is about none
 * @param message what is wrong
 * @param fix what to do, if that is not obvious from the message
 */
public record Problem(
    String source, int line, int column, String field, String message, Optional<String> fix) {

  /** A mistake of a line. */
  public Problem(String source, int line, String message, Optional<String> fix) {
    this(source, line, 0, "", message, fix);
  }

  /** As one line for people: {@code event.yml:17: 'speed' must be ...}. */
  public String sentence() {
    String where = line > 0 ? source + ":" + line + ": " : source + ": ";
    return where + message + fix.map(f -> " - " + f).orElse("");
  }
}
