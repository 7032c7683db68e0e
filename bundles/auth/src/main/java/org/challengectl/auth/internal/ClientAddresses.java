package org.challengectl.auth.internal;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a client's real address behind proxies that are known. */
record ClientAddresses(Set<String> trustedProxies) {

  private static final int MAX_ADDRESS_LENGTH = 45;
  private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

  ClientAddresses {
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /**
   * @param configured in a file several addresses arrive as one text, parted by commas or blanks
   */
  static ClientAddresses behind(String... configured) {
    return new ClientAddresses(
        Stream.of(configured)
            .flatMap(BETWEEN::splitAsStream)
            .filter(address -> !address.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Walks the chain from its near end, which a client cannot forge, to the first address that is
   * not a proxy's.
   */
  String resolve(String peerAddress, String forwardedFor) {
    String address = peerAddress;
    String[] chain = forwardedFor == null ? new String[0] : forwardedFor.split(",", -1);
    for (int i = chain.length - 1; i >= 0 && trustedProxies.contains(address); i--) {
      String next = chain[i].strip();
      if (next.isEmpty() || next.length() > MAX_ADDRESS_LENGTH) {
        break;
      }
      address = next;
    }
    return address;
  }
}
