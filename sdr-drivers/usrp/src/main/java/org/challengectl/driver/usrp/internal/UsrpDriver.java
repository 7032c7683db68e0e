package org.challengectl.driver.usrp.internal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
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

/** All USRPs that UHD knows, at USB and in the network. */
@Component(service = RadioDriver.class)
public final class UsrpDriver extends VendorDriver {

  /** As in an agent's YAML. */
  public static final String MODEL = "usrp";

  private static final Logger LOG = LoggerFactory.getLogger(UsrpDriver.class);

  /** A search costs a second, and is a broadcast into each network. */
  private static final Duration REFRESH = Duration.ofSeconds(30);

  /** Debian 12's first; then what other releases and backports have. */
  private static final List<String> SONAMES =
      Stream.concat(
              Stream.of("libuhd.so.4.3.0"),
              IntStream.rangeClosed(0, 20)
                  .map(back -> 20 - back)
                  .filter(minor -> minor != 3)
                  .mapToObj(minor -> "libuhd.so.4." + minor + ".0"))
          .toList();

  private static final List<String> USB_TYPES = List.of("b200", "b100", "usrp1");

  /** UHD's udev rules: B200, B210, B200mini, B205mini, B206mini, B100, USRP1. */
  private static final List<String> USB_IDS =
      List.of(
          "2500:0020",
          "2500:0021",
          "2500:0022",
          "2500:0023",
          "3923:7813",
          "3923:7814",
          "2500:0002",
          "fffe:0002");

  /** Data sheet of the B200 family. */
  private static final RadioCapabilities B200 =
      new RadioCapabilities(
          true,
          true,
          new FrequencySpan(50_000_000, 6_000_000_000L),
          new FrequencySpan(32_000, 61_440_000));

  /** Of what only an opened device can tell. */
  private static final RadioCapabilities ANY =
      new RadioCapabilities(
          true, true, new FrequencySpan(0, 8_000_000_000L), new FrequencySpan(1_000, 500_000_000));

  private static final String UNREACHABLE =
      "USRP at USB that UHD does not find: its images are missing"
          + " (Debian: apt-get install uhd-host, then run uhd_images_downloader as root),"
          + " or this user may not open it (uhd-host brings the udev rule), or it is in use";

  private final VendorLibrary<UhdLibrary> library;

  /** Of the C library. */
  @SuppressWarnings({"MethodName", "checkstyle:MethodName"})
  private interface Environment extends Library {
    int setenv(String name, String value, int overwrite);
  }

  @Activate
  public UsrpDriver() {
    this(new VendorLibrary<>(UhdLibrary.class, SONAMES, "libuhd4.3.0", uhd -> {}));
    quieten();
  }

  private UsrpDriver(VendorLibrary<UhdLibrary> library) {
    super(MODEL, library, new UsbBus(), REFRESH);
    this.library = library;
  }

  /** The library reads it once, when it is loaded; what the operator has set stays. */
  private static void quieten() {
    Environment environment = Native.load("c", Environment.class);
    environment.setenv("UHD_LOG_CONSOLE_LEVEL", "off", 0);
    environment.setenv("UHD_LOG_FASTPATH_DISABLE", "1", 0);
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }

  @Override
  public Optional<RadioDescription> find(String name, List<RadioDescription> discovered) {
    Optional<RadioDescription> listed = super.find(name, discovered);
    UsrpAddress asked = UsrpAddress.of(name);
    if (listed.isPresent() || asked.values().isEmpty()) {
      return listed;
    }
    return discovered.stream()
        .filter(radio -> UsrpAddress.of(arguments(radio)).includes(asked))
        .findFirst()
        .or(() -> Optional.of(described(name, asked, List.of(name))));
  }

  @Override
  protected List<RadioDescription> enumerate() throws RadioException {
    UhdLibrary uhd = library.get().orElseThrow();
    List<String> found =
        new Uhd(MODEL, uhd)
            .strings(
                "uhd_usrp_find", vector -> uhd.uhd_usrp_find("", vector), uhd::uhd_get_last_error);
    List<RadioDescription> radios = new ArrayList<>();
    boolean atUsb = false;
    for (String each : found) {
      UsrpAddress address = UsrpAddress.of(each);
      radios.add(described(address.name(), address, address.aliases(radios.size())));
      atUsb |= USB_TYPES.contains(address.get("type"));
    }
    if (!atUsb) {
      usb().devices().stream()
          .filter(device -> USB_IDS.contains(device.id()))
          .forEach(device -> radios.add(unreachable(radios.size(), device)));
    }
    return radios;
  }

  @Override
  protected Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + description.name();
    Options options = new Options(name, settings);
    UsrpSetup setup = UsrpSetup.of(options);
    String args = arguments(description);
    String all = setup.args().isEmpty() ? args : args + "," + setup.args();
    Usrp usrp = Usrp.open(name, library.get().orElseThrow(), all, setup);
    try {
      Hardware hardware =
          new UsrpHardware(usrp, options, settings.sampleRateHz(), () -> reset(args));
      options.unknown().ifPresent(LOG::warn);
      return hardware;
    } catch (RadioException | RuntimeException e) {
      usrp.free();
      throw e;
    }
  }

  /**
   * The library does not list what is open at USB; what is in the network shows when it is used.
   */
  @Override
  protected boolean isPluggedIn(RadioDescription open) {
    UsrpAddress address = UsrpAddress.of(arguments(open));
    return !USB_TYPES.contains(address.get("type"))
        || usb().devices().stream().anyMatch(device -> USB_IDS.contains(device.id()));
  }

  private boolean reset(String args) {
    UsrpAddress address = UsrpAddress.of(args);
    return USB_TYPES.contains(address.get("type")) && usb().reset(USB_IDS, address.get("serial"));
  }

  private static String arguments(RadioDescription radio) {
    return radio.aliases().get(radio.aliases().size() - 1);
  }

  private static RadioDescription described(
      String name, UsrpAddress address, List<String> aliases) {
    RadioCapabilities capabilities = address.get("type").equals("b200") ? B200 : ANY;
    return new RadioDescription(MODEL, name, address.title(), capabilities, aliases);
  }

  private static RadioDescription unreachable(int index, UsbBus.Device device) {
    String name = device.serial().isEmpty() ? String.valueOf(index) : device.serial();
    String args = "type=b200" + (device.serial().isEmpty() ? "" : ",serial=" + device.serial());
    return new RadioDescription(
        MODEL, name, UNREACHABLE, B200, List.of(String.valueOf(index), args));
  }
}
