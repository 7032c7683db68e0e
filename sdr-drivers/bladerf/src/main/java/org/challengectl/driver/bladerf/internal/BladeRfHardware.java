package org.challengectl.driver.bladerf.internal;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.Steps;
import org.challengectl.radio.kit.Steps.Step;
import org.challengectl.radio.kit.TransmitFeed;

/**
 * An open bladeRF, through the library's synchronous interface. Disabling a channel frees what a
 * call that moves samples works on; so the pump always ends first, and the transmitter is made
 * quiet by its gain before that.
 */
final class BladeRfHardware implements Hardware {

  private static final int SAMPLE_BYTES = SampleFormat.Q11.bytesPerSample();
  private static final int BUFFERS = 32;
  private static final int MIN_TRANSFERS = 4;
  private static final int MAX_TRANSFERS = 16;

  /** Under way: enough for the bus, and little enough to be waited for when it is silenced. */
  private static final double TRANSFER_SECONDS = 0.04;

  private static final int BUFFER_UNIT = 1_024;
  private static final int MAX_BUFFER_UNITS = 64;
  private static final int BUFFERS_PER_SECOND = 200;

  /** What USB controller and FPGA hold back. */
  private static final int BOARD_SAMPLES = 65_536;

  private static final int STREAM_MILLIS = 2_000;
  private static final int SEND_MILLIS = 20;
  private static final int RECEIVE_MILLIS = 100;

  /** Half of what the library's buffers hold. */
  private static final int WAIT_MILLIS = 50;

  /** Checks come ten times a second; asking the board costs a transfer. */
  private static final int CHECKS_PER_PING = 10;

  private enum Streaming {
    NOTHING,
    OUT,
    IN;

    int channel() {
      return this == OUT ? BladeRfLibrary.TX : BladeRfLibrary.RX;
    }
  }

  private final BladeRfDevice device;
  private final BladeRfSetup setup;
  private final RadioCapabilities capabilities;
  private final int sampleRateHz;
  private final Runnable reset;
  private final int bufferSamples;
  private final int transfers;
  private Streaming streaming = Streaming.NOTHING;
  private BlockPump pump;
  private int checks;

  /**
   * @param device open
   * @param reset resets its USB port; throws IllegalStateException if that cannot be done
   */
  BladeRfHardware(
      BladeRfDevice device,
      BladeRfSetup setup,
      RadioCapabilities capabilities,
      int sampleRateHz,
      Runnable reset) {
    this.device = device;
    this.setup = setup;
    this.capabilities = capabilities;
    this.sampleRateHz = sampleRateHz;
    this.reset = reset;
    int units = sampleRateHz / BUFFERS_PER_SECOND / BUFFER_UNIT;
    this.bufferSamples = BUFFER_UNIT * Math.max(1, Math.min(MAX_BUFFER_UNITS, units));
    int wanted = (int) (sampleRateHz * TRANSFER_SECONDS / bufferSamples);
    this.transfers = Math.max(MIN_TRANSFERS, Math.min(MAX_TRANSFERS, wanted));
  }

  @Override
  public RadioCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public SampleFormat format() {
    return SampleFormat.Q11;
  }

  @Override
  public int tailSamples() {
    return BUFFERS * bufferSamples + BOARD_SAMPLES;
  }

  @Override
  public void startTransmit(long frequencyHz, TransmitFeed feed) throws RadioException {
    start(Streaming.OUT, frequencyHz, BladeRfLibrary.FORMAT_SC16_Q11);
    pump = BlockPump.start(device.name(), new Sending(feed)::move);
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    start(Streaming.IN, frequencyHz, BladeRfLibrary.FORMAT_SC16_Q11_META);
    pump = BlockPump.start(device.name(), new Receiving(sink)::move);
  }

  @Override
  public boolean isSent() {
    return pump.isDone();
  }

  @Override
  public void check() throws RadioException {
    if (pump == null) {
      return;
    }
    pump.check();
    checks = (checks + 1) % CHECKS_PER_PING;
    if (checks == 0) {
      device.ping();
    }
  }

  @Override
  public void stop() throws RadioException {
    if (streaming == Streaming.NOTHING) {
      return;
    }
    int channel = streaming.channel();
    List<Step> steps = new ArrayList<>();
    if (streaming == Streaming.OUT) {
      steps.add(() -> device.gain(channel, device.gains(channel).min()));
    }
    steps.add(this::stopPump);
    steps.add(this::disable);
    if (setup.biasTee()) {
      steps.add(() -> device.biasTee(channel, false));
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

  /** The transmitter's gain comes last, so that nothing is loud while it tunes. */
  private void start(Streaming what, long frequencyHz, int format) throws RadioException {
    streaming = what;
    int channel = what.channel();
    if (what == Streaming.OUT) {
      device.gain(channel, device.gains(channel).min());
    } else {
      device.manualGain(channel);
    }
    device.sampleRate(channel, sampleRateHz);
    device.bandwidth(
        channel,
        device.bandwidths(channel).within(setup.bandwidthHz().orElse((double) sampleRateHz)));
    device.tune(channel, setup.corrected(frequencyHz));
    if (setup.biasTee()) {
      device.biasTee(channel, true);
    }
    device.configure(channel, format, BUFFERS, bufferSamples, transfers, STREAM_MILLIS);
    device.enable(channel, true);
    device.gain(channel, device.gains(channel).within(setup.gainDb()));
  }

  private void stopPump() throws RadioException {
    if (pump != null) {
      pump.stop();
      pump = null;
    }
  }

  private void disable() throws RadioException {
    if (pump == null) { // or else it would go on with memory that is free
      device.enable(streaming.channel(), false);
      streaming = Streaming.NOTHING;
    }
  }

  /**
   * Moves blocks from a feed to the library: always its whole buffers, because it keeps a part of
   * one to itself, and because a call that comes too late has then taken nothing.
   */
  private final class Sending {

    private final TransmitFeed from;
    private final Memory block = new Memory((long) bufferSamples * SAMPLE_BYTES);
    private boolean waiting;

    Sending(TransmitFeed from) {
      this.from = from;
    }

    boolean move() throws RadioException {
      if (!waiting) {
        int bytes = bufferSamples * SAMPLE_BYTES;
        from.await(bytes, WAIT_MILLIS);
        if (!from.fill(block, bytes)) {
          return false;
        }
      }
      waiting = !device.send(block, bufferSamples, SEND_MILLIS);
      return true;
    }
  }

  /**
   * Moves blocks from the library to a sink; the board's count of samples tells what is missing.
   */
  private final class Receiving {

    private static final int META_BYTES = 56;
    private static final int FLAGS = 8;
    private static final int COUNT = 16;

    private final ReceiveSink to;
    private final Memory block = new Memory((long) bufferSamples * SAMPLE_BYTES);
    private final Memory meta = new Memory(META_BYTES);
    private long expected = -1;

    Receiving(ReceiveSink to) {
      this.to = to;
      meta.clear();
    }

    boolean move() throws RadioException {
      meta.setInt(FLAGS, BladeRfLibrary.META_RX_NOW);
      if (device.receive(block, bufferSamples, meta, RECEIVE_MILLIS)) {
        int samples = Math.min(meta.getInt(COUNT), bufferSamples);
        long first = meta.getLong(0);
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
