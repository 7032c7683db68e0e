package org.challengectl.driver.hackrf.internal;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import java.util.ArrayList;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HackRF One, Jawbreaker and rad1o. */
@Component(service = RadioDriver.class)
public final class HackRfDriver extends VendorDriver {

  /** As in an agent's YAML. */
  public static final String MODEL = "hackrf";

  private static final Logger LOG = LoggerFactory.getLogger(HackRfDriver.class);

  /** HackRF One, Jawbreaker, rad1o: {@code enum hackrf_usb_board_id}. */
  private static final List<String> USB_IDS = List.of("1d50:6089", "1d50:604b", "1d50:cc15");

  private static final int SHORT_SERIAL = 8;

  /** A list costs a millisecond. */
  private static final Duration REFRESH = Duration.ofSeconds(1);

  private static final String NO_ACCESS =
      "in use by another program, or this user may not open it"
          + " (Debian: the package hackrf brings the udev rule; join the group plugdev)";

  private final VendorLibrary<HackRfLibrary> library;

  @Activate
  public HackRfDriver() {
    this(
        new VendorLibrary<>(
            HackRfLibrary.class, List.of("libhackrf.so.0"), "libhackrf0", HackRfDriver::init));
  }

  private HackRfDriver(VendorLibrary<HackRfLibrary> library) {
    super(MODEL, library, new UsbBus(), REFRESH);
    this.library = library;
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }

  @Override
  protected List<RadioDescription> enumerate() throws RadioException {
    HackRfLibrary hackrf = library.get().orElseThrow();
    try (DeviceList list = new DeviceList(hackrf)) {
      List<RadioDescription> radios = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        radios.add(description(i, list.serial(i)));
      }
      return radios;
    }
  }

  @Override
  protected Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + description.name();
    Options options = new Options(name, settings);
    HackRfSetup setup = HackRfSetup.of(options);
    options.unknown().ifPresent(LOG::warn);
    HackRfLibrary hackrf = library.get().orElseThrow();
    Pointer device = openDevice(hackrf, description);
    int result = hackrf.hackrf_set_sample_rate(device, settings.sampleRateHz());
    if (result != HackRfLibrary.SUCCESS) {
      hackrf.hackrf_close(device);
      throw failure(hackrf, name, "hackrf_set_sample_rate", result);
    }
    return new HackRfHardware(name, hackrf, device, setup, () -> reset(description));
  }

  private static Pointer openDevice(HackRfLibrary hackrf, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + description.name();
    try (DeviceList list = new DeviceList(hackrf)) {
      for (int i = 0; i < list.size(); i++) {
        if (description(i, list.serial(i)).name().equals(description.name())) {
          PointerByReference device = new PointerByReference();
          int result = hackrf.hackrf_device_list_open(list.pointer(), i, device);
          if (result != HackRfLibrary.SUCCESS) {
            throw failure(hackrf, name, "hackrf_device_list_open", result);
          }
          return device.getValue();
        }
      }
    }
    throw new RadioException(Reason.ABSENT, "there is no " + name + " now");
  }

  private static RadioDescription description(int index, String serial) {
    if (serial.isEmpty()) {
      return new RadioDescription(
          MODEL, String.valueOf(index), "HackRF, " + NO_ACCESS, HackRfSetup.CAPABILITIES);
    }
    String end = serial.substring(Math.max(0, serial.length() - SHORT_SERIAL));
    return new RadioDescription(
        MODEL,
        serial,
        "HackRF " + end,
        HackRfSetup.CAPABILITIES,
        List.of(String.valueOf(index), end, serial.replaceFirst("^0+", "")));
  }

  private void reset(RadioDescription description) {
    String serial = description.name().length() > SHORT_SERIAL ? description.name() : "";
    if (!usb().reset(USB_IDS, serial)) {
      throw new IllegalStateException("its USB port cannot be reset");
    }
  }

  private static RadioException failure(HackRfLibrary hackrf, String name, String what, int code) {
    return switch (code) {
      case HackRfLibrary.NOT_FOUND ->
          new RadioException(Reason.ABSENT, "there is no " + name + " now");
      case HackRfLibrary.BUSY, HackRfLibrary.LIBUSB ->
          new RadioException(Reason.BUSY, "%s is %s".formatted(name, NO_ACCESS));
      default ->
          new RadioException(
              Reason.FAILED,
              "%s: %s says %s".formatted(name, what, hackrf.hackrf_error_name(code)));
    };
  }

  private static void init(HackRfLibrary library) {
    int result = library.hackrf_init();
    if (result != HackRfLibrary.SUCCESS) {
      throw new IllegalStateException("hackrf_init says " + library.hackrf_error_name(result));
    }
  }

  /** The library's {@code hackrf_device_list}, which has to be given back. */
  private static final class DeviceList implements AutoCloseable {

    private static final int COUNT = 3 * Native.POINTER_SIZE;

    private final HackRfLibrary library;
    private final Pointer list;

    DeviceList(HackRfLibrary library) throws RadioException {
      this.library = library;
      this.list = library.hackrf_device_list();
      if (list == null) {
        throw new RadioException(Reason.FAILED, "hackrf: the devices cannot be listed");
      }
    }

    Pointer pointer() {
      return list;
    }

    int size() {
      return list.getInt(COUNT);
    }

    /** Empty if it cannot be read. */
    String serial(int index) {
      Pointer text = list.getPointer(0).getPointer((long) index * Native.POINTER_SIZE);
      return text == null ? "" : text.getString(0);
    }

    @Override
    public void close() {
      library.hackrf_device_list_free(list);
    }
  }
}
