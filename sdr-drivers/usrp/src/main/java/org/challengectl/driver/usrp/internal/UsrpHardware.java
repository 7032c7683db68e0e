package org.challengectl.driver.usrp.internal;

import java.util.function.BooleanSupplier;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.Options;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.TransmitFeed;
import org.challengectl.radio.kit.TwoWays;

/** An open USRP. */
final class UsrpHardware implements Hardware {

  /** What filters hold back; the burst's end itself is acknowledged. */
  private static final int TAIL_SAMPLES = 512;

  private final Usrp usrp;
  private final TwoWays traits;
  private final RadioCapabilities capabilities;
  private final UsrpLevels levels;
  private final int sampleRateHz;
  private final BooleanSupplier reset;
  private UsrpSender sender;
  private UsrpReceiver receiver;

  /**
   * @param reset resets its USB port, if it has one; tells whether it has done so
   */
  UsrpHardware(Usrp usrp, Options options, int sampleRateHz, BooleanSupplier reset)
      throws RadioException {
    this.usrp = usrp;
    this.sampleRateHz = sampleRateHz;
    this.reset = reset;
    this.traits = UsrpTraits.of(usrp);
    this.capabilities = traits.capabilities();
    this.levels = UsrpLevels.of(options, capabilities, usrp);
    if (levels.clockSource().isPresent()) {
      usrp.setClockSource(levels.clockSource().get());
    }
    if (levels.timeSource().isPresent()) {
      usrp.setTimeSource(levels.timeSource().get());
    }
    setRates();
  }

  @Override
  public RadioCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public SampleFormat format() {
    return usrp.setup().format();
  }

  @Override
  public int tailSamples() {
    return TAIL_SAMPLES;
  }

  @Override
  public void startTransmit(long frequencyHz, TransmitFeed feed) throws RadioException {
    prepare(Side.TX, frequencyHz);
    if (sender == null) {
      sender = new UsrpSender(usrp, sampleRateHz);
    }
    sender.start(feed);
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    prepare(Side.RX, frequencyHz);
    if (receiver == null) {
      receiver = new UsrpReceiver(usrp, sampleRateHz);
    }
    receiver.start(sink);
  }

  @Override
  public boolean isSent() {
    return sender.isDone();
  }

  @Override
  public void check() throws RadioException {
    double seconds = usrp.seconds();
    if (sender != null) {
      sender.check(seconds);
    }
    if (receiver != null) {
      receiver.check();
    }
  }

  @Override
  public long underruns() {
    return sender == null ? 0 : sender.underruns();
  }

  @Override
  public void stop() throws RadioException {
    if (sender != null) {
      sender.stop();
    }
    if (receiver != null) {
      receiver.stop();
    }
  }

  /** A streamer that is still used, or whose end nobody knows, must never be freed. */
  @Override
  public void close() throws RadioException {
    try {
      stop();
    } catch (RadioException e) {
      if (!isQuiet()) {
        throw e;
      }
    }
    if (sender != null) {
      sender.free();
    }
    if (receiver != null) {
      receiver.free();
    }
    usrp.free();
  }

  @Override
  public boolean pullThePlug() {
    return reset.getAsBoolean();
  }

  private boolean isQuiet() {
    return (sender == null || sender.isDone()) && (receiver == null || receiver.isDone());
  }

  /** Both ways, before there is a stream: the clock they share cannot change afterwards. */
  private void setRates() throws RadioException {
    for (Side side : Side.values()) {
      if (way(side) != null) {
        usrp.setRate(side, sampleRateHz);
      }
    }
    if (traits.transmitter() != null) {
      usrp.checkRate(Side.TX, sampleRateHz);
    }
  }

  private void prepare(Side side, long frequencyHz) throws RadioException {
    TwoWays.Way way = way(side);
    if (way == null) {
      throw new RadioException(
          Reason.UNSUPPORTED, usrp.name() + " has no channel for that direction");
    }
    levels.apply(usrp, side, way);
    usrp.tune(side, frequencyHz);
  }

  private TwoWays.Way way(Side side) {
    return side == Side.TX ? traits.transmitter() : traits.receiver();
  }
}
