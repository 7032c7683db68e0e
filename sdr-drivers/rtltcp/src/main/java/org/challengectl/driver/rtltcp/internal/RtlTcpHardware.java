package org.challengectl.driver.rtltcp.internal;

import java.io.IOException;
import java.util.OptionalInt;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.TransmitFeed;
import org.challengectl.radio.kit.rtl.RtlSetup;
import org.challengectl.radio.kit.rtl.RtlTuner;

/** An rtl_tcp server that we are, or will be, the client of: connected while it receives. */
final class RtlTcpHardware implements Hardware {

  private static final int CONNECT_MILLIS = 2_000;

  private final String name;
  private final ServerAddress address;
  private final RtlSetup setup;
  private final int sampleRateHz;
  private final Reachability servers;
  private RadioCapabilities capabilities;
  private OptionalInt gain = OptionalInt.empty();
  private SampleStream stream;

  RtlTcpHardware(
      String name, ServerAddress address, RtlSetup setup, int sampleRateHz, Reachability servers) {
    this.name = name;
    this.address = address;
    this.setup = setup;
    this.sampleRateHz = sampleRateHz;
    this.servers = servers;
    this.capabilities = RtlTuner.R820T.capabilities(setup.isDirect());
  }

  /** Asks the server which tuner it has. */
  void prepare() throws RadioException {
    try (ServerLink link = new ServerLink(address)) {
      RtlTuner tuner = link.connect(CONNECT_MILLIS);
      gain = setup.gainTenthDb(name, tuner.gains());
      capabilities = tuner.capabilities(setup.isDirect());
      servers.note(address, true);
    }
  }

  @Override
  public RadioCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public SampleFormat format() {
    return SampleFormat.UINT8;
  }

  @Override
  public int tailSamples() {
    return 0;
  }

  @Override
  public void startTransmit(long frequencyHz, TransmitFeed feed) throws RadioException {
    throw new RadioException(Reason.UNSUPPORTED, name + " cannot transmit");
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    stream =
        new SampleStream(
            name, address, link -> tune(link, frequencyHz), sampleRateHz, sink, CONNECT_MILLIS);
    try {
      stream.start();
    } catch (RadioException e) {
      servers.note(address, false);
      throw e;
    }
  }

  @Override
  public void check() throws RadioException {
    try {
      if (stream != null) {
        stream.check();
      }
    } catch (RadioException e) {
      servers.note(address, false);
      throw e;
    }
  }

  @Override
  public void stop() throws RadioException {
    SampleStream running = stream;
    stream = null;
    if (running != null) {
      running.stop(link -> setBiasTee(link, false));
    }
  }

  @Override
  public void close() throws RadioException {
    stop();
  }

  /** A server keeps what its last client has set, so everything is set. */
  private void tune(ServerLink link, long frequencyHz) throws IOException {
    link.send(ServerLink.TEST_MODE, 0);
    link.send(ServerLink.DIRECT_SAMPLING, setup.directSampling());
    link.send(ServerLink.SAMPLE_RATE, sampleRateHz);
    link.send(ServerLink.PPM, setup.wholePpm());
    link.send(ServerLink.FREQUENCY, (int) setup.corrected(frequencyHz));
    link.send(ServerLink.AGC, setup.agc() ? 1 : 0);
    link.send(ServerLink.GAIN_MODE, gain.isPresent() ? 1 : 0);
    if (gain.isPresent()) {
      link.send(ServerLink.GAIN, gain.getAsInt());
    }
    link.send(ServerLink.BIAS_TEE, 0);
    setBiasTee(link, true);
  }

  private void setBiasTee(ServerLink link, boolean on) throws IOException {
    if (setup.biasTee()) {
      link.send(ServerLink.BIAS_TEE, on ? 1 : 0);
    }
  }
}
