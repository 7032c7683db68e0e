package org.challengectl.driver.limesdr.internal;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.Steps;
import org.challengectl.radio.kit.Steps.Step;
import org.challengectl.radio.kit.TransmitFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open LimeSDR. It radiates its carrier as long as the transmitter's channel is enabled, with or
 * without a stream; so the channel is enabled for each transmission, and disabled before anything
 * else is ended.
 */
final class LimeSdrHardware implements Hardware {

  private static final Logger LOG = LoggerFactory.getLogger(LimeSdrHardware.class);
  private static final int SAMPLE_BYTES = SampleFormat.INT16.bytesPerSample();
  private static final int MAX_BLOCK_PACKETS = 16;
  private static final int BLOCKS_PER_SECOND = 100;
  private static final int MIN_QUEUE = 8 * LimeStream.PACKET_SAMPLES;
  private static final int MAX_QUEUE = 4_194_304;
  private static final int SEND_MILLIS = 20;
  private static final int RECEIVE_MILLIS = 50;

  /** Half of what the library's queue holds. */
  private static final int WAIT_MILLIS = 50;

  /** LimeSuite calibrates for these bandwidths. */
  private static final FrequencySpan CALIBRATION = new FrequencySpan(2_500_000, 120_000_000);

  /** Checks come ten times a second; asking the board costs a transfer. */
  private static final int CHECKS_PER_PING = 10;

  private enum Streaming {
    NOTHING,
    OUT,
    IN
  }

  private final LimeDevice device;
  private final LimeSdrSetup setup;
  private final int sampleRateHz;
  private final Runnable reset;
  private final RadioCapabilities capabilities;
  private final int blockSamples;
  private Streaming streaming = Streaming.NOTHING;
  private LimeStream stream;
  private BlockPump pump;
  private TransmitFeed feed;
  private int checks;
  private volatile long underruns;

  /**
   * @param device open, its sample rate set
   * @param reset resets its USB port; throws IllegalStateException if that cannot be done
   */
  LimeSdrHardware(
      LimeDevice device,
      LimeSdrSetup setup,
      RadioCapabilities capabilities,
      int sampleRateHz,
      Runnable reset) {
    this.device = device;
    this.setup = setup;
    this.capabilities = capabilities;
    this.sampleRateHz = sampleRateHz;
    this.reset = reset;
    int packets = sampleRateHz / BLOCKS_PER_SECOND / LimeStream.PACKET_SAMPLES;
    this.blockSamples =
        LimeStream.PACKET_SAMPLES * Math.max(1, Math.min(MAX_BLOCK_PACKETS, packets));
  }

  @Override
  public RadioCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public SampleFormat format() {
    return SampleFormat.INT16;
  }

  @Override
  public int tailSamples() {
    return LimeStream.heldBack(sampleRateHz);
  }

  @Override
  public void startTransmit(long frequencyHz, TransmitFeed signal) throws RadioException {
    underruns = 0;
    feed = signal;
    streaming = Streaming.OUT;
    prepare(true, frequencyHz, Math.max(MIN_QUEUE, sampleRateHz / 10));
    Memory block = new Memory((long) blockSamples * SAMPLE_BYTES);
    pump = BlockPump.start(device.name(), new Sending(stream, signal, block)::move);
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    streaming = Streaming.IN;
    prepare(false, frequencyHz, Math.max(MIN_QUEUE, Math.min(MAX_QUEUE, sampleRateHz / 4)));
    Memory block = new Memory((long) blockSamples * SAMPLE_BYTES);
    pump = BlockPump.start(device.name(), new Receiving(stream, sink, block)::move);
  }

  @Override
  public boolean isSent() throws RadioException {
    return pump.isDone() && stream.look() == 0;
  }

  @Override
  public void check() throws RadioException {
    if (pump == null) {
      return;
    }
    pump.check();
    if (streaming == Streaming.OUT && !feed.isOver()) {
      stream.look();
      underruns = stream.failures();
    }
    checks = (checks + 1) % CHECKS_PER_PING;
    if (checks == 0) {
      device.ping();
    }
  }

  @Override
  public long underruns() {
    return underruns;
  }

  @Override
  public void stop() throws RadioException {
    boolean out = streaming == Streaming.OUT;
    List<Step> steps = new ArrayList<>();
    if (streaming != Streaming.NOTHING) {
      steps.add(this::disable);
    }
    if (pump != null) {
      steps.add(this::stopPump);
    }
    if (!out) {
      Collections.reverse(steps);
    }
    if (stream != null) {
      steps.add(stream::stop);
      steps.add(this::destroyStream);
    }
    Steps.doAll(steps);
  }

  @Override
  public void close() throws RadioException {
    Steps.doAll(List.of(this::stop, device::close));
  }

  @Override
  public boolean pullThePlug() {
    try {
      reset.run();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The gain comes last, so that nothing is loud while it tunes. */
  private void prepare(boolean tx, long frequencyHz, int queueSamples) throws RadioException {
    int channel = setup.channel();
    device.enable(tx, channel, true);
    if (tx) {
      device.gainDb(true, channel, 0);
    }
    double frequency = setup.corrected(frequencyHz);
    Optional<LimeAntenna> antenna =
        LimeAntenna.choose(device.antennas(tx, channel), setup.antenna(), frequency);
    if (antenna.isPresent()) {
      device.antenna(tx, channel, antenna.get());
    }
    device.tune(tx, channel, frequency);
    device.verifySampleRate(tx, channel, sampleRateHz);
    FrequencySpan filters = device.filters(tx);
    device.filter(tx, channel, within(filters, setup.bandwidthHz().orElse((double) sampleRateHz)));
    if (setup.gainShare().isPresent()) {
      device.gainShare(tx, channel, setup.gainShare().get());
    } else {
      device.gainDb(tx, channel, setup.gainDb());
    }
    if (setup.calibration().of(tx)) {
      calibrate(tx, channel);
    }
    stream = new LimeStream(device, tx, channel, queueSamples);
    stream.start();
  }

  /** Goes on uncalibrated if it fails, as it does with little gain. */
  private void calibrate(boolean tx, int channel) {
    try {
      device.calibrate(tx, channel, within(CALIBRATION, sampleRateHz));
    } catch (RadioException e) {
      LOG.warn("{} goes on uncalibrated: {}", device.name(), e.getMessage());
    }
  }

  private void disable() throws RadioException {
    device.enable(streaming == Streaming.OUT, setup.channel(), false);
    streaming = Streaming.NOTHING;
  }

  private void stopPump() throws RadioException {
    pump.stop();
    pump = null;
  }

  private void destroyStream() throws RadioException {
    if (pump == null) { // it would go on with memory that is free
      LimeStream old = stream;
      stream = null;
      old.destroy();
    }
  }

  private static double within(FrequencySpan span, double hz) {
    return Math.max((double) span.minHz(), Math.min((double) span.maxHz(), hz));
  }

  /** Moves blocks from a feed to the library, which may take part of one. */
  private final class Sending {

    private final LimeStream to;
    private final TransmitFeed from;
    private final Memory block;
    private int moved = blockSamples;
    private boolean last;

    Sending(LimeStream to, TransmitFeed from, Memory block) {
      this.to = to;
      this.from = from;
      this.block = block;
    }

    boolean move() throws RadioException {
      if (moved == blockSamples) {
        int bytes = blockSamples * SAMPLE_BYTES;
        from.await(bytes, WAIT_MILLIS);
        last = !from.fill(block, bytes);
        moved = 0;
      }
      moved +=
          to.send(
              block.share((long) moved * SAMPLE_BYTES), blockSamples - moved, last, SEND_MILLIS);
      return !last || moved < blockSamples;
    }
  }

  /**
   * Moves blocks from the library to a sink; the board's count of samples tells what is missing.
   */
  private final class Receiving {

    private final LimeStream from;
    private final ReceiveSink to;
    private final Memory block;
    private long expected = -1;

    Receiving(LimeStream from, ReceiveSink to, Memory block) {
      this.from = from;
      this.to = to;
      this.block = block;
    }

    boolean move() throws RadioException {
      int samples = from.receive(block, blockSamples, RECEIVE_MILLIS);
      if (samples > 0) {
        long first = from.timestamp();
        if (expected >= 0 && first > expected) {
          to.lost(first - expected);
        }
        expected = first + samples;
        to.give(block, 0, samples * SAMPLE_BYTES);
      }
      return true;
    }
  }
}
