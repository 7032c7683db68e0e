package org.challengectl.protocol.listen;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/** What the server tells a browser over {@code /ws/listen}; {@code type} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ListenMessage.Listeners.class, name = "listeners"),
  @JsonSubTypes.Type(value = ListenMessage.State.class, name = "state"),
  @JsonSubTypes.Type(value = ListenMessage.Channel.class, name = "channel"),
  @JsonSubTypes.Type(value = ListenMessage.Problem.class, name = "problem"),
})
public sealed interface ListenMessage {

  /** Who can be listened to; told first, and again whenever it changes. */
  record Listeners(List<Listener> listeners) implements ListenMessage {}

  /**
   * A listener.
   *
   * @param available whether it can be listened to now
   * @param reason why not, for people; null if it can
   * @param viewers how many listen to it now
   */
  record Listener(
      String agent,
      String site,
      boolean available,
      String reason,
      int viewers,
      List<Receiver> receivers) {}

  /**
   * How it stands with the listener that this browser listens to.
   *
   * @param phase {@code starting}, {@code receiving} or {@code waiting}
   * @param code why it waits: {@code recording}, {@code receiver_failed}, {@code offline}, {@code
   *     disabled}, {@code silent}; null if it does not
   * @param message the same for people; may be null
   * @param until when it may go on, server time; may be null
   * @param receiving what is received; null unless it is
   * @param tunedBy who tunes the receiver; null if nobody does
   * @param youTune whether that is this browser
   * @param viewers how many listen
   */
  record State(
      String agent,
      String phase,
      String code,
      String message,
      Instant until,
      StreamReport.Receiving receiving,
      String tunedBy,
      boolean youTune,
      int viewers)
      implements ListenMessage {}

  /** This browser's samples come as this channel. */
  record Channel(int channel, double frequencyHz, int sampleRate) implements ListenMessage {}

  /** What was asked for cannot be done; all stays as it was. */
  record Problem(String code, String message) implements ListenMessage {}
}
