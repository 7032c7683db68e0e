package org.challengectl.agent.core;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What tells this host from others: the server binds keys to it.
 *
 * @param hostname as the host calls itself
 * @param macAddress of the first real network interface, e.g. "02:42:ac:11:00:02"
 * @param machineId of systemd or D-Bus
 */
public record HostIdentity(
    String hostname, Optional<String> macAddress, Optional<String> machineId) {

  private static final List<Path> MACHINE_ID_FILES =
      List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"));

  /** This host's. */
  public static HostIdentity local() {
    return new HostIdentity(localName(), localMac(), localMachineId());
  }

  private static String localName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      String name = System.getenv("HOSTNAME");
      return name == null || name.isBlank() ? "unknown" : name;
    }
  }

  private static Optional<String> localMac() {
    try {
      List<NetworkInterface> all =
          new ArrayList<>(Collections.list(NetworkInterface.getNetworkInterfaces()));
      all.sort(Comparator.comparingInt(NetworkInterface::getIndex));
      for (NetworkInterface network : all) {
        byte[] address = network.getHardwareAddress();
        if (!network.isLoopback()
            && !network.isVirtual()
            && address != null
            && address.length == 6) {
          return Optional.of(HexFormat.ofDelimiter(":").formatHex(address));
        }
      }
      return Optional.empty();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> localMachineId() {
    return MACHINE_ID_FILES.stream().flatMap(file -> machineId(file).stream()).findFirst();
  }

  private static Optional<String> machineId(Path file) {
    try {
      String id = Files.readString(file).strip();
      return Optional.of(id).filter(text -> text.matches("[0-9a-fA-F-]{16,64}"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
