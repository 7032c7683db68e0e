package org.challengectl.protocol;

/** POST /api/runners/id/log. */
public record LogRequest(Entry log) {

  /**
   * One line.
   *
   * @param timestamp as the client writes it; may be null
   */
  public record Entry(String level, String message, String timestamp) {}
}
