package org.challengectl.protocol.listen;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a browser tells the server over {@code /ws/listen}; {@code type} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ViewerMessage.Listen.class, name = "listen"),
  @JsonSubTypes.Type(value = ViewerMessage.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = ViewerMessage.Tune.class, name = "tune"),
  @JsonSubTypes.Type(value = ViewerMessage.TakeControl.class, name = "take_control"),
  @JsonSubTypes.Type(value = ViewerMessage.Channel.class, name = "channel"),
  @JsonSubTypes.Type(value = ViewerMessage.ChannelEnd.class, name = "channel_end"),
})
public sealed interface ViewerMessage {

  /**
   * Listen to an agent, and to no other any more.
   *
   * @param centreHz where to tune if nobody else listens; null if it does not matter
   */
  record Listen(String agent, Long centreHz) implements ViewerMessage {}

  /** Listen to nobody. */
  record Leave() implements ViewerMessage {}

  /** Tune the receiver; only who has control may. */
  record Tune(long centreHz) implements ViewerMessage {}

  /** Take the tuning over from whoever has it. */
  record TakeControl() implements ViewerMessage {}

  /** Send me the samples around a frequency, or from now on those around another one. */
  record Channel(double frequencyHz, int sampleRate) implements ViewerMessage {}

  /** No samples any more. */
  record ChannelEnd() implements ViewerMessage {}
}
