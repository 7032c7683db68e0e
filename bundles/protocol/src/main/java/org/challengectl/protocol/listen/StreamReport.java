package org.challengectl.protocol.listen;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What an agent tells the server over {@code /ws/agents/stream}; {@code type} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StreamReport.Receiving.class, name = "receiving"),
  @JsonSubTypes.Type(value = StreamReport.Waiting.class, name = "waiting"),
  @JsonSubTypes.Type(value = StreamReport.Refused.class, name = "refused"),
})
public sealed interface StreamReport {

  /**
   * Samples are coming.
   *
   * @param sampleRate complex samples per second: the width of the waterfall
   * @param bins values in a row
   * @param lowHz lowest frequency that this receiver can be tuned to
   * @param highHz highest one
   */
  record Receiving(
      String deviceId,
      long centreHz,
      int sampleRate,
      int bins,
      double rowsPerSecond,
      long lowHz,
      long highHz)
      implements StreamReport {}

  /**
   * No receiver now; it goes on by itself.
   *
   * @param code {@code recording} or {@code receiver_failed}
   * @param message for people
   * @param until when it may go on, server time; null if nobody knows
   */
  record Waiting(String code, String message, Instant until) implements StreamReport {}

  /**
   * An order cannot be carried out; all stays as it was.
   *
   * @param code {@code out_of_range} or {@code too_many_channels}
   * @param message for people
   * @param channel that it is about; null for the tuning
   */
  record Refused(String code, String message, Integer channel) implements StreamReport {}
}
