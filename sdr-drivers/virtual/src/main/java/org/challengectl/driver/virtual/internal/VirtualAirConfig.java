package org.challengectl.driver.virtual.internal;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * How the driver is set up.
 *
 * @param bindAddress where a hosted air listens
 * @param hostAddress where a joined air is
 * @param port of the air, on either side; 0 for any free one when hosting
 * @param devices names of the radios
 * @param rtlTcp the front door, if it is open
 * @param accountFile where the account is written to as JSON lines
 */
public record VirtualAirConfig(
    Mode mode,
    String bindAddress,
    String hostAddress,
    int port,
    List<String> devices,
    AirSettings air,
    Optional<FrontDoor> rtlTcp,
    Optional<Path> accountFile) {

  /** Where the air is. */
  public enum Mode {
    /** In this process, for this process. */
    LOCAL,
    /** In this process, and others may join. */
    HOST,
    /** In another process. */
    JOIN
  }

  /**
   * Where the rtl_tcp server listens.
   *
   * @param port 0 for any free one
   */
  public record FrontDoor(String address, int port) {
    public FrontDoor {
      checkPort("rtl_tcp_port", port);
    }
  }

  public VirtualAirConfig {
    checkPort("port", port);
    devices = List.copyOf(devices);
    for (String device : devices) {
      if (!Devices.isName(device)) {
        throw new IllegalArgumentException(
            "devices: '%s' is not a name; use up to 64 letters, digits and . _ : -"
                .formatted(device));
      }
    }
    if (new HashSet<>(devices).size() != devices.size()) {
      throw new IllegalArgumentException("devices: names must differ, were " + devices);
    }
  }

  private static void checkPort(String key, int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(key + ": must be 0-65535, was " + port);
    }
  }
}
