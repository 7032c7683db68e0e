package org.challengectl.driver.bladerf.internal;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.challengectl.driver.bladerf.internal.BladeRfDevice.Range;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.GainStage;
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

/** bladeRF x40, x115 and bladeRF 2.0 micro; their first channel. */
@Component(service = RadioDriver.class)
public final class BladeRfDriver extends VendorDriver {

  /** As in an agent's YAML. */
  public static final String MODEL = "bladerf";

  static final String LIBRARY = "libbladeRF.so.2";

  private static final Logger LOG = LoggerFactory.getLogger(BladeRfDriver.class);
  private static final String SECOND = "2cf0:5250";
  private static final List<String> USB_IDS = List.of("2cf0:5246", SECOND, "1d50:6066");

  private static final String NO_ACCESS =
      "in use by another program, or this user may not open it"
          + " (it needs a udev rule with GROUP=\"plugdev\", which Debian's is not; join that group)";

  /** The library opens each device for a moment to list it. */
  private static final Duration REFRESH = Duration.ofSeconds(10);

  private static final int SHORT_SERIAL = 8;

  private final VendorLibrary<BladeRfLibrary> library;

  @Activate
  public BladeRfDriver() {
    this(new UsbBus());
  }

  BladeRfDriver(UsbBus usb) {
    this(
        usb,
        new VendorLibrary<>(
            BladeRfLibrary.class,
            List.of(LIBRARY),
            "libbladerf2",
            blade -> blade.bladerf_log_set_verbosity(BladeRfLibrary.LOG_SILENT)));
  }

  private BladeRfDriver(UsbBus usb, VendorLibrary<BladeRfLibrary> library) {
    super(MODEL, library, usb, REFRESH);
    this.library = library;
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }

  @Override
  protected List<RadioDescription> enumerate() throws RadioException {
    List<RadioDescription> listed = listed(library.get().orElseThrow());
    return Stream.concat(
            listed.stream(),
            usb().unlisted(USB_IDS, listed).stream()
                .map(
                    each ->
                        new RadioDescription(
                            MODEL,
                            each.serial(),
                            "bladeRF, " + NO_ACCESS,
                            BladeRfSetup.capabilities(each.id().equals(SECOND)))))
        .toList();
  }

  @Override
  protected Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + description.name();
    BladeRfLibrary blade = library.get().orElseThrow();
    PointerByReference opened = new PointerByReference();
    int result = blade.bladerf_open(opened, "*:serial=" + description.name());
    if (result != BladeRfLibrary.SUCCESS) {
      throw unopened(name, description, blade, result);
    }
    BladeRfDevice device = new BladeRfDevice(name, blade, opened.getValue());
    try {
      return hardware(settings, device, () -> reset(description.name()));
    } catch (RadioException e) {
      device.close();
      throw e;
    }
  }

  @Override
  protected boolean isPluggedIn(RadioDescription open) {
    return usb().devices().stream().anyMatch(each -> each.serial().equals(open.name()));
  }

  private static Hardware hardware(RadioSettings settings, BladeRfDevice device, Runnable reset)
      throws RadioException {
    device.requireFpga();
    int rx = BladeRfLibrary.RX;
    int tx = BladeRfLibrary.TX;
    Range gains = device.gains(tx).with(device.gains(rx));
    GainStage gain = BladeRfSetup.gain((double) gains.min(), (double) gains.max());
    Options options = new Options(device.name(), settings);
    BladeRfSetup setup =
        BladeRfSetup.of(options, gain, span(device.bandwidths(tx).with(device.bandwidths(rx))));
    options.unknown().ifPresent(LOG::warn);
    if (setup.biasTee() && !device.hasBiasTee()) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          device.name() + ": bias_t must be false, because only the bladeRF 2.0 micro has one");
    }
    RadioCapabilities capabilities =
        BladeRfSetup.capabilities(
            span(device.frequencies(tx).with(device.frequencies(rx))),
            span(device.sampleRates(tx).with(device.sampleRates(rx))),
            gain);
    device.sampleRate(tx, settings.sampleRateHz());
    device.sampleRate(rx, settings.sampleRateHz());
    return new BladeRfHardware(device, setup, capabilities, settings.sampleRateHz(), reset);
  }

  private static FrequencySpan span(Range range) {
    return new FrequencySpan(Math.max(0, range.min()), range.max());
  }

  private static List<RadioDescription> listed(BladeRfLibrary blade) throws RadioException {
    PointerByReference list = new PointerByReference();
    int count = blade.bladerf_get_device_list(list);
    if (count == BladeRfLibrary.NO_DEVICE || count == BladeRfLibrary.PERMISSION) {
      return List.of();
    }
    if (count < 0) {
      throw new RadioException(
          Reason.FAILED, "bladerf: bladerf_get_device_list says " + blade.bladerf_strerror(count));
    }
    List<RadioDescription> radios = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        radios.add(description(i, list.getValue().share((long) i * Info.BYTES)));
      }
    } finally {
      blade.bladerf_free_device_list(list.getValue());
    }
    return radios;
  }

  private static RadioDescription description(int index, Pointer info) {
    String serial = info.getString(Info.SERIAL);
    String product = info.getString(Info.PRODUCT);
    String end = serial.substring(Math.max(0, serial.length() - SHORT_SERIAL));
    return new RadioDescription(
        MODEL,
        serial,
        product + " " + end,
        BladeRfSetup.capabilities(product.contains("2.0")),
        List.of(String.valueOf(index), end, "*:serial=" + serial, "libusb:serial=" + serial));
  }

  private static RadioException unopened(
      String name, RadioDescription description, BladeRfLibrary blade, int result) {
    String why = blade.bladerf_strerror(result);
    boolean absent = result == BladeRfLibrary.NO_DEVICE && !description.title().contains(NO_ACCESS);
    return absent
        ? new RadioException(Reason.ABSENT, "there is no %s now (%s)".formatted(name, why))
        : new RadioException(
            Reason.BUSY, "%s is %s: bladerf_open says %s".formatted(name, NO_ACCESS, why));
  }

  private void reset(String serial) {
    if (!usb().reset(USB_IDS, serial)) {
      throw new IllegalStateException("its USB port cannot be reset");
    }
  }

  /** Where the fields of {@code struct bladerf_devinfo} are. */
  private static final class Info {

    static final int BYTES = 112;
    static final int SERIAL = 4;
    static final int PRODUCT = 77;

    private Info() {}
  }
}
