package org.challengectl.driver.limesdr.internal;

import com.sun.jna.Memory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

/** LimeSDR-USB, LimeSDR Mini and their relatives. */
@Component(service = RadioDriver.class)
public final class LimeSdrDriver extends VendorDriver {

  /** As in an agent's YAML. */
  public static final String MODEL = "limesdr";

  static final String NO_ACCESS =
      "in use by another program, or this user may not open it"
          + " (Debian: the package limesuite-udev brings the udev rule)";

  /** The file, not its soname libLimeSuite.so.22.09-1, which JNA takes for half a name. */
  static final String LIBRARY = "libLimeSuite.so.22.09.1";

  private static final Logger LOG = LoggerFactory.getLogger(LimeSdrDriver.class);

  /** LimeSDR-USB; LimeSDR Mini, whose number is also that of any other FT601. */
  private static final List<String> USB_IDS = List.of("1d50:6108", "0403:601f");

  private static final String USB_BOARD = USB_IDS.get(0);

  /** The library opens each device for a moment to list it. */
  private static final Duration REFRESH = Duration.ofSeconds(10);

  /** The library does not ask how many fit. */
  private static final int MAX_DEVICES = 128;

  private final VendorLibrary<LimeSuiteLibrary> library;
  private final LimeLog log;

  @Activate
  public LimeSdrDriver() {
    this(new UsbBus());
  }

  LimeSdrDriver(UsbBus usb) {
    this(usb, new LimeLog());
  }

  private LimeSdrDriver(UsbBus usb, LimeLog log) {
    this(
        usb,
        log,
        new VendorLibrary<>(
            LimeSuiteLibrary.class,
            List.of(LIBRARY),
            "liblimesuite22.09-1",
            lime -> lime.LMS_RegisterLogHandler(log)));
  }

  private LimeSdrDriver(UsbBus usb, LimeLog log, VendorLibrary<LimeSuiteLibrary> library) {
    super(MODEL, library, usb, REFRESH);
    this.library = library;
    this.log = log;
  }

  /** Closes all radios; the library, which stays, must not talk to what is gone. */
  @Deactivate
  @Override
  public void close() {
    super.close();
    library.get().ifPresent(lime -> lime.LMS_RegisterLogHandler(null));
  }

  @Override
  protected List<RadioDescription> enumerate() throws RadioException {
    List<RadioDescription> listed =
        handles(library.get().orElseThrow()).stream().map(LimeHandle::description).toList();
    return Stream.concat(listed.stream(), forbidden(listed).stream()).toList();
  }

  @Override
  protected Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + description.name();
    LimeHandle handle =
        handles(library.get().orElseThrow()).stream()
            .filter(each -> each.description().name().equals(description.name()))
            .findFirst()
            .orElseThrow(() -> gone(name, description));
    LimeDevice device = LimeDevice.open(name, library.get().orElseThrow(), log, handle);
    try {
      return hardware(name, settings, device, () -> reset(handle.serial()));
    } catch (RadioException e) {
      device.close();
      throw e;
    }
  }

  @Override
  protected boolean isPluggedIn(RadioDescription open) {
    return usb().devices().stream().anyMatch(each -> each.serial().equals(open.name()));
  }

  private Hardware hardware(String name, RadioSettings settings, LimeDevice device, Runnable reset)
      throws RadioException {
    Options options = new Options(name, settings);
    List<String> antennas =
        Stream.concat(device.antennas(true, 0).stream(), device.antennas(false, 0).stream())
            .filter(LimeAntenna::isConnector)
            .map(LimeAntenna::name)
            .distinct()
            .toList();
    FrequencySpan receive = device.filters(false);
    FrequencySpan transmit = device.filters(true);
    FrequencySpan filters =
        new FrequencySpan(
            Math.min(receive.minHz(), transmit.minHz()),
            Math.max(receive.maxHz(), transmit.maxHz()));
    LimeSdrSetup setup = LimeSdrSetup.of(options, antennas, device.channels(), filters);
    options.unknown().ifPresent(LOG::warn);
    RadioCapabilities capabilities =
        LimeSdrSetup.capabilities(device.frequencies(), device.sampleRates(), antennas);
    device.sampleRate(settings.sampleRateHz(), setup.channel());
    return new LimeSdrHardware(device, setup, capabilities, settings.sampleRateHz(), reset);
  }

  private List<LimeHandle> handles(LimeSuiteLibrary lime) throws RadioException {
    Memory list = new Memory((long) LimeSuiteLibrary.INFO_BYTES * MAX_DEVICES);
    log.clear();
    int count = lime.LMS_GetDeviceList(list);
    if (count < 0) {
      throw new RadioException(Reason.FAILED, "limesdr: LMS_GetDeviceList says " + log.lastError());
    }
    List<LimeHandle> handles = new ArrayList<>();
    for (int i = 0; i < Math.min(count, MAX_DEVICES); i++) {
      handles.add(new LimeHandle(i, list.getString((long) i * LimeSuiteLibrary.INFO_BYTES)));
    }
    return handles;
  }

  /** Boards that are plugged in, but that the library passes over because it may not open them. */
  private List<RadioDescription> forbidden(List<RadioDescription> listed) {
    return usb().unlisted(List.of(USB_BOARD), listed).stream()
        .map(device -> new LimeHandle(-1, "LimeSDR-USB, serial=" + device.serial()).description())
        .map(
            radio ->
                new RadioDescription(
                    MODEL, radio.name(), radio.title() + ", " + NO_ACCESS, radio.capabilities()))
        .toList();
  }

  private static RadioException gone(String name, RadioDescription description) {
    return description.title().contains(NO_ACCESS)
        ? new RadioException(Reason.BUSY, "%s is %s".formatted(name, NO_ACCESS))
        : new RadioException(Reason.ABSENT, "there is no " + name + " now");
  }

  private void reset(String serial) {
    if (serial.isEmpty() || !usb().reset(USB_IDS, serial)) {
      throw new IllegalStateException("its USB port cannot be reset");
    }
  }
}
