package org.challengectl.driver.rtlsdr.internal;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import java.util.List;
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
import org.challengectl.radio.kit.rtl.RtlSetup;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Television receivers with a Realtek RTL2832U. They only receive. */
@Component(service = RadioDriver.class)
public final class RtlSdrDriver extends VendorDriver {

  /** As in an agent's YAML. */
  public static final String MODEL = "rtlsdr";

  static final String NO_ACCESS =
      "in use by another program, or this user may not open it (Debian: the package rtl-sdr"
          + " brings the udev rule; join the group plugdev)";

  private static final Logger LOG = LoggerFactory.getLogger(RtlSdrDriver.class);

  /** Of the generic ones; others are not reset when the library hangs. */
  private static final List<String> USB_IDS = List.of("0bda:2832", "0bda:2838");

  /** A list opens each dongle that is not known yet, for its serial number. */
  private static final Duration REFRESH = Duration.ofSeconds(2);

  private final VendorLibrary<RtlSdrLibrary> library;

  @Activate
  public RtlSdrDriver() {
    this(
        new VendorLibrary<>(
            RtlSdrLibrary.class, List.of("librtlsdr.so.0"), "librtlsdr0", loaded -> {}));
  }

  private RtlSdrDriver(VendorLibrary<RtlSdrLibrary> library) {
    super(MODEL, library, new UsbBus(), REFRESH);
    this.library = library;
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }

  @Override
  protected List<RadioDescription> enumerate() {
    return new Dongles(library.get().orElseThrow()).descriptions();
  }

  @Override
  protected Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + description.name();
    RtlSetup.checkRate(name, settings.sampleRateHz());
    Options options = new Options(name, settings);
    RtlSetup setup = RtlSetup.of(options);
    options.unknown().ifPresent(LOG::warn);
    RtlSdrLibrary rtlsdr = library.get().orElseThrow();
    Pointer device = openDevice(rtlsdr, description);
    RtlSdrHardware hardware =
        new RtlSdrHardware(name, rtlsdr, device, setup, () -> reset(description));
    try {
      hardware.prepare(settings.sampleRateHz());
    } catch (RadioException e) {
      rtlsdr.rtlsdr_close(device);
      throw e;
    }
    return hardware;
  }

  private static Pointer openDevice(RtlSdrLibrary rtlsdr, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + description.name();
    int index = new Dongles(rtlsdr).indexOf(description);
    if (index < 0) {
      throw new RadioException(Reason.ABSENT, "there is no " + name + " now");
    }
    PointerByReference device = new PointerByReference();
    int result = rtlsdr.rtlsdr_open(device, index);
    if (result == RtlSdrLibrary.SUCCESS && device.getValue() != null) {
      return device.getValue();
    }
    throw switch (result) {
      case RtlSdrLibrary.ACCESS, RtlSdrLibrary.BUSY ->
          new RadioException(
              Reason.BUSY,
              "%s is %s; or the kernel's television driver has it (blacklist dvb_usb_rtl28xxu)"
                  .formatted(name, NO_ACCESS));
      case RtlSdrLibrary.NO_DEVICE ->
          new RadioException(Reason.ABSENT, "there is no " + name + " now");
      default ->
          new RadioException(
              Reason.FAILED, "%s: rtlsdr_open says %d; unplug it once".formatted(name, result));
    };
  }

  private boolean reset(RadioDescription description) {
    String serial = description.name().length() > 1 ? description.name() : "";
    return usb().reset(USB_IDS, serial);
  }
}
