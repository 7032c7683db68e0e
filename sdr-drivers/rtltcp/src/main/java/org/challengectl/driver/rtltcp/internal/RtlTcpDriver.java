package org.challengectl.driver.rtltcp.internal;

import java.util.List;
import java.util.Optional;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.NamedDriver;
import org.challengectl.radio.kit.Options;
import org.challengectl.radio.kit.rtl.RtlSetup;
import org.challengectl.radio.kit.rtl.RtlTuner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receivers behind rtl_tcp servers; a radio's name is its server's address. */
@Component(service = RadioDriver.class)
public final class RtlTcpDriver extends NamedDriver {

  /** As in an agent's YAML. */
  public static final String MODEL = "rtltcp";

  private static final Logger LOG = LoggerFactory.getLogger(RtlTcpDriver.class);

  private final Reachability servers = new Reachability();

  @Activate
  public RtlTcpDriver() {
    super(MODEL);
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
    servers.close();
  }

  @Override
  protected RadioDescription describe(String name) {
    Optional<ServerAddress> address = ServerAddress.parse(name);
    String full = address.map(ServerAddress::toString).orElse(name);
    return new RadioDescription(
        MODEL, full, "rtl_tcp at " + full, RtlTuner.R820T.capabilities(false), List.of(name));
  }

  @Override
  protected boolean isThere(RadioDescription radio) {
    return ServerAddress.parse(radio.name())
        .map(address -> isOpen(radio.name()) || servers.isThere(address))
        .orElse(true); // to be refused with a sentence
  }

  @Override
  protected Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException {
    ServerAddress address =
        ServerAddress.parse(description.name())
            .orElseThrow(
                () ->
                    new RadioException(
                        Reason.UNSUPPORTED,
                        "rtltcp: a name must be host:port, was '%s'".formatted(settings.name())));
    String name = MODEL + " " + address;
    RtlSetup.checkRate(name, settings.sampleRateHz());
    Options options = new Options(name, settings);
    RtlSetup setup = RtlSetup.of(options);
    options.unknown().ifPresent(LOG::warn);
    RtlTcpHardware hardware =
        new RtlTcpHardware(name, address, setup, settings.sampleRateHz(), servers);
    hardware.prepare();
    return hardware;
  }
}
