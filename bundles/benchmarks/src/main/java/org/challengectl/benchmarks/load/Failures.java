package org.challengectl.benchmarks.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.challengectl.protocol.ErrorReply;
import org.challengectl.protocol.Json;

/** Names for what went wrong, few enough to be counted. */
final class Failures {

  private Failures() {}

  /** Status and stable code, e.g. "409 stale_lease". */
  static String name(Wire.Answer answer) {
    try {
      return answer.status() + " " + Json.read(answer.body(), ErrorReply.class).code();
    } catch (JsonProcessingException e) {
      return answer.status() + " (no JSON)";
    }
  }
}
