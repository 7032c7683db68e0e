package org.challengectl.driver.virtual.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.driver.virtual.AirAccount;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.Mode;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver, free of any framework. Closing it silences everything and frees all ports. */
public final class VirtualDriver implements RadioDriver, AutoCloseable {

  /** As in an agent's YAML. */
  public static final String MODEL = "virtual";

  private static final Logger LOG = LoggerFactory.getLogger(VirtualDriver.class);
  private static final int PROBE_MILLIS = 500;

  private final VirtualAirConfig config;
  private final Optional<HostedAir> hosted;
  private final Set<VirtualRadio> open = ConcurrentHashMap.newKeySet();

  /** In real time. */
  public VirtualDriver(VirtualAirConfig config) {
    this(config, AirClock.system(), true);
  }

  /**
   * @param paced whether time passes by itself; if not, call {@link #air()}'s {@link Air#advanceTo}
   */
  public VirtualDriver(VirtualAirConfig config, AirClock clock, boolean paced) {
    this.config = config;
    if (config.mode() == Mode.JOIN) {
      hosted = Optional.empty();
      if (config.rtlTcp().isPresent()) {
        LOG.warn("rtl_tcp is only served where the virtual air is; this process joins another's");
      }
    } else {
      hosted = Optional.of(new HostedAir(config, clock, paced));
    }
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public List<RadioDescription> discover() {
    if (hosted.isEmpty() && !answers()) {
      return List.of();
    }
    return config.devices().stream()
        .map(
            name ->
                new RadioDescription(MODEL, name, "Virtual radio " + name, Devices.CAPABILITIES))
        .toList();
  }

  private boolean answers() {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(config.hostAddress(), config.port()), PROBE_MILLIS);
      return true;
    } catch (IOException e) {
      LOG.debug("No virtual air at {}:{}", config.hostAddress(), config.port(), e);
      return false;
    }
  }

  @Override
  public Radio open(RadioSettings settings) throws RadioException {
    String name =
        Devices.find(config.devices(), settings.name())
            .orElseThrow(
                () ->
                    new RadioException(
                        Reason.ABSENT,
                        "there is no virtual radio '%s'; there are %s"
                            .formatted(settings.name(), String.join(", ", config.devices()))));
    Devices.checkRate(name, settings.sampleRateHz());
    DeviceTraits traits = DeviceTraits.of(settings);
    open.removeIf(VirtualRadio::isClosed);
    VirtualRadio radio;
    if (hosted.isPresent()) {
      Air air = hosted.get().air();
      air.claim(name);
      radio = new LocalRadio(air, name, settings.sampleRateHz(), traits);
    } else {
      radio =
          new RemoteRadio(
              config.hostAddress(), config.port(), name, settings.sampleRateHz(), traits);
    }
    open.add(radio);
    return radio;
  }

  /** The account, where the air is. */
  public Optional<AirAccount> account() {
    return hosted.map(HostedAir::account);
  }

  /** The air, where it is. */
  public Optional<Air> air() {
    return hosted.map(HostedAir::air);
  }

  /** The port for those who join, if it could be opened. */
  public Optional<Integer> port() {
    return hosted.flatMap(HostedAir::port);
  }

  /** The port of the front door, if it could be opened. */
  public Optional<Integer> rtlTcpPort() {
    return hosted.flatMap(HostedAir::rtlTcpPort);
  }

  @Override
  public void close() {
    open.forEach(Radio::close);
    open.clear();
    hosted.ifPresent(HostedAir::close);
  }
}
