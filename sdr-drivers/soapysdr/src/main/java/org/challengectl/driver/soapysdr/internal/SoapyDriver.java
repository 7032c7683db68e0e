package org.challengectl.driver.soapysdr.internal;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.Options;
import org.challengectl.radio.kit.UsbBus;
import org.challengectl.radio.kit.VendorDriver;
import org.challengectl.radio.kit.VendorLibrary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that SoapySDR has modules for: Pluto, Airspy, SDRplay, radios of other hosts. */
@Component(service = RadioDriver.class)
public final class SoapyDriver extends VendorDriver {

  /** As in an agent's YAML. */
  public static final String MODEL = "soapysdr";

  private static final Logger LOG = LoggerFactory.getLogger(SoapyDriver.class);

  /** A search asks each module and the network, and disturbs some devices. */
  private static final Duration REFRESH = Duration.ofSeconds(60);

  /** Modules of what has a driver of its own here, or is no radio; still there by arguments. */
  private static final Set<String> NOT_LISTED =
      Set.of("hackrf", "lime", "uhd", "bladerf", "rtlsdr", "audio", "null");

  /** Of what only an opened device can tell. */
  private static final RadioCapabilities ANY =
      new RadioCapabilities(
          true, true, new FrequencySpan(0, 300_000_000_000L), new FrequencySpan(1, 1_000_000_000));

  private final VendorLibrary<SoapyLibrary> library;

  @Activate
  public SoapyDriver() {
    this(
        new VendorLibrary<>(
            SoapyLibrary.class,
            List.of("libSoapySDR.so.0.8"),
            "libsoapysdr0.8",
            SoapyDriver::quieten));
  }

  private SoapyDriver(VendorLibrary<SoapyLibrary> library) {
    super(MODEL, library, new UsbBus(), REFRESH);
    this.library = library;
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }

  @Override
  public Optional<RadioDescription> find(String name, List<RadioDescription> discovered) {
    Keywords asked = Keywords.of(name);
    return super.find(name, discovered)
        .or(
            () ->
                asked.values().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                        new RadioDescription(
                            MODEL, name, title(asked), ANY, List.of(asked.toString()))));
  }

  @Override
  protected List<RadioDescription> enumerate() throws RadioException {
    SoapyLibrary soapy = library.get().orElseThrow();
    NativeLongByReference length = new NativeLongByReference();
    Pointer list = soapy.SoapySDRDevice_enumerateStrArgs("", length);
    if (soapy.SoapySDRDevice_lastStatus() != 0) {
      throw new RadioException(
          Reason.FAILED,
          "soapysdr: the devices cannot be listed: " + soapy.SoapySDRDevice_lastError());
    }
    List<RadioDescription> radios = new ArrayList<>();
    if (list != null) {
      for (Keywords each : Keywords.list(list, length.getValue().intValue())) {
        if (!NOT_LISTED.contains(each.get("driver"))) {
          radios.add(described(radios.size(), each));
        }
      }
      soapy.SoapySDRKwargsList_clear(list, length.getValue());
    }
    return radios;
  }

  @Override
  protected Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + description.name();
    Options options = new Options(name, settings);
    SoapySetup setup = SoapySetup.of(options);
    String args = description.aliases().get(description.aliases().size() - 1);
    String all = setup.args().isEmpty() ? args : args + "," + setup.args();
    SoapyDevice device = SoapyDevice.open(name, library.get().orElseThrow(), all, setup);
    try {
      Hardware hardware = new SoapyHardware(device, options, settings.sampleRateHz());
      options.unknown().ifPresent(LOG::warn);
      return hardware;
    } catch (RadioException | RuntimeException e) {
      device.unmake();
      throw e;
    }
  }

  /** Most modules do not list what is open; that it is gone shows when it is used. */
  @Override
  protected boolean isPluggedIn(RadioDescription open) {
    return true;
  }

  private static RadioDescription described(int index, Keywords found) {
    Keywords identity = found.identity();
    List<String> aliases = new ArrayList<>(List.of(String.valueOf(index)));
    for (String key : List.of("serial", "label")) {
      if (!found.get(key).isEmpty()) {
        aliases.add(found.get(key));
      }
    }
    aliases.add(found.toString());
    String name = identity.values().size() > 1 ? identity.toString() : found.toString();
    return new RadioDescription(MODEL, name, title(found), ANY, aliases);
  }

  private static String title(Keywords found) {
    String label = found.get("label").isEmpty() ? found.get("driver") : found.get("label");
    return ("SoapySDR " + label).strip();
  }

  private static void quieten(SoapyLibrary soapy) {
    if (System.getenv("SOAPY_SDR_LOG_LEVEL") == null) {
      soapy.SoapySDR_setLogLevel(SoapyLibrary.LOG_FATAL);
    }
  }
}
