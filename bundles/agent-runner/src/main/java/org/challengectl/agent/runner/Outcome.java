package org.challengectl.agent.runner;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Optional;
import org.challengectl.protocol.CompleteRequest;

/**
 * How an assignment ended.
 *
 * @param error empty if it was sent to its end
 * @param requeue whether the challenge is to be sent again soon
 * @param startedAt by the server's clock; empty if nothing was radiated
 * @param endedAt likewise
 * @param reportable false if the radio may still be on the air: then the server must wait for the
 *     lease to run out
 * @param radioFailed whether the radio is in a doubtful state and must be opened anew
 */
record Outcome(
    Optional<String> error,
    boolean requeue,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    boolean reportable,
    boolean radioFailed) {

  /** Nothing was radiated. */
  static Outcome unfit(String why, boolean requeue) {
    return new Outcome(Optional.of(why), requeue, Optional.empty(), Optional.empty(), true, false);
  }

  boolean success() {
    return error.isEmpty();
  }

  /** As the server wants it. */
  CompleteRequest report(Assignment assignment, String deviceId) {
    return new CompleteRequest(
        assignment.challengeId(),
        success(),
        error.orElse(null),
        TextNode.valueOf(deviceId),
        assignment.frequencyHz(),
        assignment.lease(),
        requeue,
        startedAt.orElse(null),
        endedAt.orElse(null));
  }
}
