package org.challengectl.agent.listener;

import java.time.Duration;
import java.time.Instant;
import org.challengectl.protocol.ServerMessage.RecordingAssignment;

/**
 * What to record. Times are the server's.
 *
 * @param id of the assignment and of the recording
 * @param title for people
 * @param carrierHz of the transmission
 * @param lowHz lower edge of the expected band, relative to the carrier
 * @param highHz upper edge
 */
record Plan(
    long id,
    String title,
    String modulation,
    long carrierHz,
    double lowHz,
    double highHz,
    Instant expectedStart,
    Duration expectedDuration) {

  /** Recorded before and after the transmission. */
  static final Duration ROLL = Duration.ofSeconds(5);

  private static final double MAX_SECONDS = 6 * 3600;
  private static final double NARROWEST_HZ = 10;

  /**
   * Checks what the server pushed.
   *
   * @throws IllegalArgumentException in words for an operator, if it makes no sense
   */
  static Plan of(RecordingAssignment assignment) {
    double seconds = assignment.expectedDuration();
    if (assignment.expectedStart() == null) {
      throw new IllegalArgumentException("the assignment has no expected_start");
    }
    if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
      throw new IllegalArgumentException("expected_duration of " + seconds + " s makes no sense");
    }
    if (assignment.frequency() <= 0) {
      throw new IllegalArgumentException("frequency must be positive");
    }
    double low = assignment.lowOffsetHz();
    double high = assignment.highOffsetHz();
    if (high - low < NARROWEST_HZ) {
      double width = Math.max(NARROWEST_HZ, (double) assignment.occupiedBandwidth());
      double centre = (low + high) / 2;
      low = centre - width / 2;
      high = centre + width / 2;
    }
    return new Plan(
        assignment.assignmentId(),
        named(assignment.challengeName(), assignment.challengeId()),
        named(assignment.modulation(), "?"),
        assignment.frequency(),
        low,
        high,
        assignment.expectedStart(),
        Duration.ofNanos((long) (seconds * 1e9)));
  }

  /** When to begin. */
  Instant from() {
    return expectedStart.minus(ROLL);
  }

  /** When to end. */
  Instant until() {
    return expectedStart.plus(expectedDuration).plus(ROLL);
  }

  private static String named(String name, String otherwise) {
    String text = name == null || name.isBlank() ? String.valueOf(otherwise) : name;
    return text.length() > 80 ? text.substring(0, 80) : text;
  }
}
