package org.challengectl.driver.rtlsdr.internal;

import com.sun.jna.Native;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.kit.rtl.RtlTuner;

/** The RTL-SDRs that the library lists, by their indexes. */
final class Dongles {

  private static final int TEXT_BYTES = 256;
  private static final int SHORT_SERIAL = 8;

  private final RtlSdrLibrary library;
  private final List<String> serials = new ArrayList<>();

  Dongles(RtlSdrLibrary library) {
    this.library = library;
    int count = library.rtlsdr_get_device_count();
    for (int i = 0; i < count; i++) {
      serials.add(serial(i));
    }
  }

  List<RadioDescription> descriptions() {
    List<RadioDescription> all = new ArrayList<>();
    for (int i = 0; i < serials.size(); i++) {
      all.add(description(i));
    }
    return all;
  }

  /** The index of a radio that was found before, -1 if it is gone. */
  int indexOf(RadioDescription radio) {
    List<RadioDescription> all = descriptions();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(radio.name())) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Most are sold with the same serial number, 00000001: then only the index tells them apart. An
   * index that is the serial number of one of them means that one.
   */
  private RadioDescription description(int index) {
    String serial = serials.get(index);
    String number = String.valueOf(index);
    boolean unique = !serial.isEmpty() && serials.indexOf(serial) == serials.lastIndexOf(serial);
    String name = unique ? serial : number;
    List<String> aliases = new ArrayList<>();
    if (unique && !serials.contains(number)) {
      aliases.add(number);
    }
    if (unique && serial.length() > SHORT_SERIAL) {
      aliases.add(serial.substring(serial.length() - SHORT_SERIAL));
    }
    return new RadioDescription(
        RtlSdrDriver.MODEL, name, title(index), RtlTuner.R820T.capabilities(false), aliases);
  }

  private String title(int index) {
    String name = Objects.requireNonNullElse(library.rtlsdr_get_device_name(index), "");
    String serial = serials.get(index);
    if (serial.isEmpty()) {
      return "RTL-SDR (%s), %s".formatted(name, RtlSdrDriver.NO_ACCESS);
    }
    return serials.indexOf(serial) == serials.lastIndexOf(serial)
        ? "RTL-SDR (%s) %s".formatted(name, serial)
        : "RTL-SDR (%s) %s, as others; rtl_eeprom -s gives it a number of its own"
            .formatted(name, serial);
  }

  /** Empty if it has none, or this user may not ask. */
  private String serial(int index) {
    byte[] text = new byte[TEXT_BYTES];
    int result =
        library.rtlsdr_get_device_usb_strings(
            index, new byte[TEXT_BYTES], new byte[TEXT_BYTES], text);
    return result == RtlSdrLibrary.SUCCESS ? Native.toString(text, "ISO-8859-1").strip() : "";
  }
}
