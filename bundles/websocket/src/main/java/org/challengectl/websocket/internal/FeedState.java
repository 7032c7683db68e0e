package org.challengectl.websocket.internal;

import java.time.Instant;
import org.challengectl.protocol.listen.ListenMessage;
import org.challengectl.protocol.listen.StreamReport;

/**
 * How it stands with a listener's stream.
 *
 * @param code null unless it waits
 * @param receiving null unless it is received
 */
record FeedState(
    String phase, String code, String message, Instant until, StreamReport.Receiving receiving) {

  static final FeedState STARTING = new FeedState("starting", null, null, null, null);

  static FeedState receiving(StreamReport.Receiving receiving) {
    return new FeedState("receiving", null, null, null, receiving);
  }

  static FeedState waiting(String code, String message) {
    return new FeedState("waiting", code, message, null, null);
  }

  static FeedState waiting(StreamReport.Waiting report) {
    return new FeedState("waiting", report.code(), report.message(), report.until(), null);
  }

  ListenMessage.State state(String agentId, String tunedBy, boolean youTune, int viewers) {
    return new ListenMessage.State(
        agentId, phase, code, message, until, receiving, tunedBy, youTune, viewers);
  }
}
