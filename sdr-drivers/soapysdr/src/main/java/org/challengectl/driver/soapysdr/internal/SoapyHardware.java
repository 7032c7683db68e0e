package org.challengectl.driver.soapysdr.internal;

import com.sun.jna.Pointer;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.Options;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.TransmitFeed;

/**
 * An open device. Each transmission and reception has a stream of its own: a used one may hold old
 * samples, and many modules bear one at a time only.
 */
final class SoapyHardware implements Hardware {

  private static final long END_MILLIS = 70;

  private final SoapyDevice device;
  private final SoapyLevels levels;
  private final RadioCapabilities capabilities;
  private final int sampleRateHz;
  private Pointer stream;
  private SoapySender sender;
  private SoapyReceiver receiver;
  private long underruns;

  SoapyHardware(SoapyDevice device, Options options, int sampleRateHz) throws RadioException {
    this.device = device;
    this.sampleRateHz = sampleRateHz;
    this.levels = SoapyLevels.of(options, device);
    this.capabilities = levels.traits().capabilities();
    if (levels.clockSource().isPresent()) {
      device.setClockSource(levels.clockSource().get());
    }
    Keywords settings = Keywords.of(options.text("settings").orElse(""));
    for (String key : settings.values().keySet()) {
      device.writeSetting(key, settings.get(key));
    }
  }

  @Override
  public RadioCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public SampleFormat format() {
    return device.setup().format();
  }

  @Override
  public int tailSamples() {
    return (int) ((long) sampleRateHz * device.setup().tailMillis() / 1_000);
  }

  @Override
  public void startTransmit(long frequencyHz, TransmitFeed feed) throws RadioException {
    prepare(SoapyLibrary.TX, frequencyHz);
    underruns = 0;
    device.activate(stream);
    sender = new SoapySender(device, stream, sampleRateHz, feed);
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    prepare(SoapyLibrary.RX, frequencyHz);
    device.activate(stream);
    receiver = new SoapyReceiver(device, stream, sampleRateHz, sink);
  }

  @Override
  public boolean isSent() {
    return sender.isDone();
  }

  @Override
  public void check() throws RadioException {
    if (sender != null) {
      sender.check();
    }
    if (receiver != null) {
      receiver.check();
    }
  }

  @Override
  public long underruns() {
    return sender == null ? underruns : sender.underruns();
  }

  @Override
  public void stop() throws RadioException {
    if (sender != null) {
      SoapySender ending = sender;
      ending.end(END_MILLIS); // else the stream is ended under its feet: it must be silent now
      device.deactivate(stream);
      ending.join();
      underruns = ending.underruns();
      sender = null;
      closeStream(); // what a server still holds would be sent on an inactive stream, too
    }
    if (receiver != null) {
      receiver.stop();
      receiver = null;
      device.deactivate(stream);
    }
  }

  /** What a call that hangs still uses must not be freed. */
  @Override
  public void close() throws RadioException {
    try {
      stop();
    } catch (RadioException e) {
      if ((sender != null && !sender.isDone()) || (receiver != null && !receiver.isDone())) {
        throw e;
      }
    }
    try {
      closeStream();
    } finally {
      device.unmake();
    }
  }

  private void prepare(int direction, long frequencyHz) throws RadioException {
    closeStream();
    device.setRate(direction, sampleRateHz);
    levels.apply(device, direction);
    device.tune(direction, frequencyHz);
    stream = device.setUpStream(direction);
  }

  private void closeStream() throws RadioException {
    Pointer before = stream;
    stream = null;
    if (before != null) {
      device.close(before);
    }
  }
}
