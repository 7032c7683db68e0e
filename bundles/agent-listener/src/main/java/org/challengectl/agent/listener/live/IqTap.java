package org.challengectl.agent.listener.live;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.challengectl.dsp.DownConverter;
import org.challengectl.protocol.listen.ListenRates;
import org.challengectl.protocol.listen.StreamFrame;
import org.challengectl.protocol.listen.StreamOrder;

/**
 * One channel: a narrow band as 16-bit I and Q in frames of 40 ms, each with a scale of its own, so
 * that weak signals keep their resolution. Confined to one thread.
 */
final class IqTap {

  private static final double FULL = 32_767;
  private static final double SILENCE = 1e-20;

  private final Consumer<ByteBuffer> sink;
  private StreamOrder.Channel order;
  private DownConverter converter;
  private int wideRate;
  private long centreHz;
  private float[] out = new float[0];
  private float[] frame = new float[0];
  private int filled;
  private long sequence;

  /**
   * @param sink gets each frame, ready to be sent
   */
  IqTap(Consumer<ByteBuffer> sink) {
    this.sink = sink;
  }

  /** Where it is to be, and in what. */
  void set(StreamOrder.Channel next, int sampleRateHz, long receiverCentreHz) {
    boolean sameFilter =
        converter != null && wideRate == sampleRateHz && order.sampleRate() == next.sampleRate();
    if (sameFilter && next.equals(order) && centreHz == receiverCentreHz) {
      return;
    }
    order = next;
    wideRate = sampleRateHz;
    centreHz = receiverCentreHz;
    double offset = next.frequencyHz() - receiverCentreHz;
    if (sameFilter) {
      converter.setFrequencyHz(offset);
    } else {
      converter = new DownConverter(sampleRateHz, next.sampleRate(), offset);
      frame = new float[2 * next.sampleRate() / ListenRates.FRAMES_PER_SECOND];
      filled = 0;
    }
  }

  /** Takes the receiver's samples, if the channel is within them. */
  void feed(float[] iq, int samples, double timeMillis) {
    if (Math.abs(order.frequencyHz() - centreHz) > wideRate / 2.0) {
      return;
    }
    int most = 2 * converter.maxOutput(samples);
    if (out.length < most) {
      out = new float[most];
    }
    int floats = 2 * converter.execute(iq, 0, samples, out, 0);
    for (int taken = 0; taken < floats; ) {
      int count = Math.min(floats - taken, frame.length - filled);
      System.arraycopy(out, taken, frame, filled, count);
      taken += count;
      filled += count;
      if (filled == frame.length) {
        send(timeMillis - (floats - taken) / 2.0 * 1000.0 / order.sampleRate());
        filled = 0;
      }
    }
  }

  private void send(double timeMillis) {
    float peak = 0;
    double power = 0;
    for (float value : frame) {
      peak = Math.max(peak, Math.abs(value));
      power += (double) value * value;
    }
    int pairs = frame.length / 2;
    float scale = (float) (Math.max(peak, 1e-9) / FULL);
    ByteBuffer bytes =
        new StreamFrame(
                StreamFrame.Kind.SAMPLES,
                order.channel(),
                sequence++,
                timeMillis,
                order.frequencyHz(),
                order.sampleRate(),
                scale,
                (float) (10 * Math.log10(power / pairs + SILENCE)),
                pairs)
            .begin();
    for (float value : frame) {
      bytes.putShort((short) Math.round(value / scale));
    }
    sink.accept(bytes.flip());
  }
}
