package org.challengectl.radio.kit;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.radio.RadioDescription;

/**
 * What is plugged into this host's USB ports, as Linux tells it in {@code /sys}: cheap enough to be
 * looked at every second, so that vendors' libraries have to search only when something has
 * changed.
 */
public final class UsbBus {

  /** {@code _IO('U', 20)} of {@code linux/usbdevice_fs.h}. */
  private static final long USBDEVFS_RESET = 0x5514;

  private static final int O_WRONLY = 1;

  /** Of the C library. */
  private interface C extends Library {
    int open(String path, int flags);

    int ioctl(int file, long request, long argument);

    int close(int file);
  }

  /**
   * One device.
   *
   * @param id vendor and product as in lsusb, e.g. "1d50:6089"
   * @param serial empty if it has none
   * @param node its file in {@code /dev}
   */
  public record Device(String id, String serial, Path node) {}

  private final Path sys;
  private final Path dev;

  /** Of this host. */
  public UsbBus() {
    this(Path.of("/sys/bus/usb/devices"), Path.of("/dev/bus/usb"));
  }

  /**
   * Of another one.
   *
   * @param sys as {@code /sys/bus/usb/devices}
   * @param dev as {@code /dev/bus/usb}
   */
  public UsbBus(Path sys, Path dev) {
    this.sys = sys;
    this.dev = dev;
  }

  /** All devices; empty if there is no USB here. */
  public List<Device> devices() {
    try (Stream<Path> entries = Files.list(sys)) {
      return entries.map(this::device).flatMap(Optional::stream).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /**
   * Devices of a family that a library does not list, because this user may not open them.
   *
   * @param ids of the family, as in lsusb
   * @param listed the names, i.e. serial numbers, of what the library lists
   */
  public List<Device> unlisted(List<String> ids, List<RadioDescription> listed) {
    return devices().stream()
        .filter(device -> ids.contains(device.id()) && !device.serial().isEmpty())
        .filter(device -> listed.stream().noneMatch(radio -> radio.name().equals(device.serial())))
        .toList();
  }

  /** Something that differs as soon as a device was plugged in, unplugged, or both. */
  public String fingerprint() {
    return devices().stream().map(Device::toString).sorted().toList().toString();
  }

  /**
   * Resets the port of a device, whoever has it open: it forgets what it does. The way to silence a
   * radio whose library hangs.
   *
   * @param ids of the family, as in lsusb
   * @param serial in full or its end; empty for the only device of the family
   * @return whether exactly one such device was found and reset
   */
  public boolean reset(List<String> ids, String serial) {
    List<Device> meant =
        devices().stream()
            .filter(device -> ids.contains(device.id()) && device.serial().endsWith(serial))
            .toList();
    return meant.size() == 1 && reset(meant.get(0).node());
  }

  private static boolean reset(Path node) {
    C c = Native.load("c", C.class);
    int file = c.open(node.toString(), O_WRONLY);
    if (file < 0) {
      return false;
    }
    try {
      return c.ioctl(file, USBDEVFS_RESET, 0) == 0;
    } finally {
      c.close(file);
    }
  }

  private Optional<Device> device(Path entry) {
    Optional<String> vendor = read(entry, "idVendor");
    Optional<String> product = read(entry, "idProduct");
    Optional<String> bus = read(entry, "busnum");
    Optional<String> number = read(entry, "devnum");
    if (vendor.isEmpty() || product.isEmpty() || bus.isEmpty() || number.isEmpty()) {
      return Optional.empty(); // an interface, not a device
    }
    Path node = dev.resolve(padded(bus.get())).resolve(padded(number.get()));
    return Optional.of(
        new Device(vendor.get() + ":" + product.get(), read(entry, "serial").orElse(""), node));
  }

  private static String padded(String number) {
    return "0".repeat(Math.max(0, 3 - number.length())) + number;
  }

  private static Optional<String> read(Path entry, String name) {
    try {
      return Optional.of(Files.readString(entry.resolve(name)).strip());
    } catch (IOException e) {
      return Optional.empty(); // gone meanwhile, or it has none
    }
  }
}
