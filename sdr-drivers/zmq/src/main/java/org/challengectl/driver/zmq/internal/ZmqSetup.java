package org.challengectl.driver.zmq.internal;

import java.util.List;
import java.util.regex.Pattern;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Options;
import org.zeromq.SocketType;

/**
 * How a stream goes over ZeroMQ, by the names of an agent's YAML.
 *
 * @param endpoint e.g. "tcp://*:5555"
 * @param bind whether others connect to us
 * @param transmit whether samples go out
 * @param publish whether all who want get all (PUB, SUB), or each sample goes to one (PUSH, PULL)
 * @param topic what GNU Radio's blocks call the key; may be empty
 */
record ZmqSetup(String endpoint, boolean bind, boolean transmit, boolean publish, String topic) {

  /** A stream knows no frequency, so there is none that it cannot do. */
  private static final FrequencySpan FREQUENCIES = new FrequencySpan(1, 300_000_000_000L);

  private static final FrequencySpan RATES = new FrequencySpan(1_000, 20_000_000);
  private static final Pattern ENDPOINT =
      Pattern.compile("tcp://(\\*|[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):(\\d{1,5})");
  private static final int MAX_PORT = 65_535;
  private static final int MAX_TOPIC = 255;

  static ZmqSetup of(String radio, String endpoint, Options options) throws RadioException {
    boolean valid = isEndpoint(endpoint);
    if (!valid) {
      throw wrong("%s: a name must be tcp://HOST:PORT or tcp://*:PORT".formatted(radio));
    }
    boolean any = endpoint.startsWith("tcp://*");
    boolean bind =
        options
            .choice("mode", List.of("bind", "connect"))
            .map(mode -> mode.equals("bind"))
            .orElse(any);
    if (any && !bind) {
      throw wrong("%s: one can connect to a host only, not to *".formatted(radio));
    }
    boolean transmit =
        options
            .choice("direction", List.of("tx", "rx"))
            .map(direction -> direction.equals("tx"))
            .orElse(bind);
    boolean publish =
        options
            .choice("pattern", List.of("pubsub", "pushpull"))
            .map(pattern -> pattern.equals("pubsub"))
            .orElse(true);
    String topic = options.text("topic").orElse("");
    if (topic.length() > MAX_TOPIC || (!topic.isEmpty() && !publish)) {
      throw wrong("%s: topic is for pubsub, and has at most 255 characters".formatted(radio));
    }
    return new ZmqSetup(endpoint, bind, transmit, publish, topic);
  }

  /** What a stream can do whose settings are not known. */
  static RadioCapabilities either() {
    return new RadioCapabilities(true, true, FREQUENCIES, RATES);
  }

  RadioCapabilities capabilities() {
    return new RadioCapabilities(transmit, !transmit, FREQUENCIES, RATES);
  }

  SocketType socketType() {
    if (publish) {
      return transmit ? SocketType.PUB : SocketType.SUB;
    }
    return transmit ? SocketType.PUSH : SocketType.PULL;
  }

  private static boolean isEndpoint(String text) {
    var form = ENDPOINT.matcher(text);
    if (!form.matches()) {
      return false;
    }
    int port = Integer.parseInt(form.group(2));
    return port >= 1 && port <= MAX_PORT;
  }

  private static RadioException wrong(String message) {
    return new RadioException(Reason.UNSUPPORTED, message);
  }
}
