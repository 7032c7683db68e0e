package org.challengectl.auth.internal;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation, or one address. Nothing is ever looked up.
 *
 * @param first its lowest address
 * @param bits how many bits addresses of it have in common
 */
record AddressRange(InetAddress first, int bits) {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]+");

  /** {@code 192.0.2.1}, {@code 10.0.0.0/8}, {@code fd00::/8}; empty if it is none of these. */
  static Optional<AddressRange> parse(String text) {
    String[] parts = text.split("/", -1);
    Optional<InetAddress> address = address(parts[0]);
    if (address.isEmpty() || parts.length > 2) {
      return Optional.empty();
    }
    int length = address.get().getAddress().length * Byte.SIZE;
    int bits = length;
    if (parts.length == 2) {
      if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > length) {
        return Optional.empty();
      }
      bits = Integer.parseInt(parts[1]);
    }
    return Optional.of(new AddressRange(address.get(), bits));
  }

  /** Whether an address, as the web server or a proxy writes it, is in the network. */
  boolean contains(String text) {
    return address(text).filter(this::contains).isPresent();
  }

  private boolean contains(InetAddress address) {
    byte[] own = first.getAddress();
    byte[] other = address.getAddress();
    int rest = own.length * Byte.SIZE - bits;
    return own.length == other.length
        && new BigInteger(1, own).xor(new BigInteger(1, other)).shiftRight(rest).signum() == 0;
  }

  private static Optional<InetAddress> address(String text) {
    String bare = text.strip();
    if (bare.startsWith("[") && bare.endsWith("]")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
