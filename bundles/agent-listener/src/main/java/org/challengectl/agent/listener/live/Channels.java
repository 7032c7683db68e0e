package org.challengectl.agent.listener.live;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.challengectl.protocol.listen.ListenRates;
import org.challengectl.protocol.listen.StreamOrder;
import org.challengectl.protocol.listen.StreamReport;

/**
 * The channels of a stream. Orders may come from any thread, and only the latest of a channel
 * counts; the rest is confined to the thread that receives.
 */
final class Channels {

  /** At most, whatever the receiver. */
  static final int MOST = 4;

  /** What all channels of a receiver may take in, in samples per second, to bound the work. */
  private static final int MOST_SAMPLES = 20_000_000;

  private static final int HIGHEST_NUMBER = 65_535;

  private final Map<Integer, StreamOrder.Channel> wanted = new ConcurrentHashMap<>();
  private final Map<Integer, IqTap> taps = new TreeMap<>();
  private final Consumer<ByteBuffer> sink;

  Channels(Consumer<ByteBuffer> sink) {
    this.sink = sink;
  }

  /**
   * Takes an order.
   *
   * @param sampleRateHz of the receiver
   * @return why not, if it cannot be done
   */
  synchronized Optional<StreamReport.Refused> order(StreamOrder.Channel order, int sampleRateHz) {
    int number = order.channel();
    if (number < 1 || number > HIGHEST_NUMBER || !Double.isFinite(order.frequencyHz())) {
      return refused(order, "bad_channel", "There is no such channel.");
    }
    if (!ListenRates.ALL.contains(order.sampleRate()) || order.sampleRate() > sampleRateHz) {
      return refused(
          order,
          "bad_channel",
          "A channel of %d samples/s is not possible here.".formatted(order.sampleRate()));
    }
    int most = Math.max(1, Math.min(MOST, MOST_SAMPLES / sampleRateHz));
    if (!wanted.containsKey(number) && wanted.size() >= most) {
      return refused(
          order,
          "too_many_channels",
          "This listener has audio for %d at a time; the waterfall goes on.".formatted(most));
    }
    wanted.put(number, order);
    return Optional.empty();
  }

  synchronized void end(int channel) {
    wanted.remove(channel);
  }

  /** Takes what was received. */
  void feed(float[] iq, int samples, int sampleRateHz, long centreHz, double timeMillis) {
    taps.keySet().retainAll(wanted.keySet());
    wanted.forEach(
        (number, order) -> {
          IqTap tap = taps.computeIfAbsent(number, n -> new IqTap(sink));
          tap.set(order, sampleRateHz, centreHz);
          tap.feed(iq, samples, timeMillis);
        });
  }

  private static Optional<StreamReport.Refused> refused(
      StreamOrder.Channel order, String code, String message) {
    return Optional.of(new StreamReport.Refused(code, message, order.channel()));
  }
}
