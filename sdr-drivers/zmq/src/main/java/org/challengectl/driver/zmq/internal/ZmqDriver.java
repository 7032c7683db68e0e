package org.challengectl.driver.zmq.internal;

import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.NamedDriver;
import org.challengectl.radio.kit.Options;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Streams of complex samples over ZeroMQ; a radio's name is its endpoint. */
@Component(service = RadioDriver.class)
public final class ZmqDriver extends NamedDriver {

  /** As in an agent's YAML. */
  public static final String MODEL = "zmq";

  private static final Logger LOG = LoggerFactory.getLogger(ZmqDriver.class);

  @Activate
  public ZmqDriver() {
    super(MODEL);
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }

  @Override
  protected RadioDescription describe(String name) {
    return new RadioDescription(MODEL, name, "ZeroMQ at " + name, ZmqSetup.either());
  }

  @Override
  protected Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + settings.name();
    Options options = new Options(name, settings);
    ZmqSetup setup = ZmqSetup.of(name, settings.name(), options);
    options.unknown().ifPresent(LOG::warn);
    return new ZmqHardware(name, setup, settings.sampleRateHz());
  }
}
