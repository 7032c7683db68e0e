package org.challengectl.auth.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What one client has of addresses: one of IPv4, but 2^64 of IPv6. */
final class Network {

  private static final int PREFIX_BYTES = 8;
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w*)?");

  private Network() {}

  /** The address, or the /64 that it is in; what is no address is returned as it is. */
  static String of(String address) {
    if (!IPV6.matcher(address).matches()) {
      return address;
    }
    try {
      // A literal: no name is looked up.
      InetAddress parsed = InetAddress.getByName(address.replaceAll("%.*", ""));
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(parsed.getAddress(), 0, PREFIX_BYTES) + "/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
