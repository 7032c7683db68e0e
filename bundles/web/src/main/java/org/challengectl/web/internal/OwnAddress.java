package org.challengectl.web.internal;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.stream.Stream;

/** Guesses by which address others reach this host. */
final class OwnAddress {

  private OwnAddress() {}

  /**
   * Where the server listens, if that is one address; else the first of this host that is not for
   * itself only.
   */
  static String guess(String listening) throws IOException {
    boolean all = listening.isBlank() || InetAddress.getByName(listening).isAnyLocalAddress();
    if (!all) {
      return shown(listening);
    }
    return interfaces()
        .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
        .flatMap(NetworkInterface::inetAddresses)
        .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
        .min(Comparator.comparing(a -> !(a instanceof Inet4Address)))
        .map(a -> shown(a.getHostAddress().replaceFirst("%.*", "")))
        .orElse("127.0.0.1");
  }

  private static Stream<NetworkInterface> interfaces() {
    try {
      return NetworkInterface.networkInterfaces();
    } catch (SocketException e) {
      return Stream.empty(); // So Java says that all interfaces are down.
    }
  }

  private static String shown(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }
}
