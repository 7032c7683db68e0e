package org.challengectl.protocol.listen;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the server tells an agent over {@code /ws/agents/stream}; {@code type} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StreamOrder.Tune.class, name = "tune"),
  @JsonSubTypes.Type(value = StreamOrder.Channel.class, name = "channel"),
  @JsonSubTypes.Type(value = StreamOrder.ChannelEnd.class, name = "channel_end"),
})
public sealed interface StreamOrder {

  /** Receive around this frequency. */
  record Tune(long centreHz) implements StreamOrder {}

  /**
   * Send the samples around a frequency, or from now on those around another one.
   *
   * @param channel 1-65535
   * @param frequencyHz of the channel's zero; one outside of what is received is silent until it is
   *     inside
   * @param sampleRate complex samples per second, see {@link ListenRates}
   */
  record Channel(int channel, double frequencyHz, int sampleRate) implements StreamOrder {}

  /** A channel is not wanted any more. */
  record ChannelEnd(int channel) implements StreamOrder {}
}
