package org.challengectl.auth.internal;

import java.util.Set;
import java.util.stream.Collectors;

/** Finds a client's real address behind proxies that are known. */
record ClientAddresses(Set<String> trustedProxies) {

  private static final int MAX_ADDRESS_LENGTH = 45;

  ClientAddresses {
    trustedProxies = Set.copyOf(trustedProxies);
  }

  static ClientAddresses behind(String... configured) {
    return new ClientAddresses(
        ConfiguredList.of(configured).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether what a peer says of its clients is believed. */
  boolean trusts(String peerAddress) {
    return trustedProxies.contains(peerAddress);
  }

  /**
   * Walks the chain from its near end, which a client cannot forge, to the first address that is
   * not a proxy's.
   */
  String resolve(String peerAddress, String forwardedFor) {
    String address = peerAddress;
    String[] chain = forwardedFor == null ? new String[0] : forwardedFor.split(",", -1);
    for (int i = chain.length - 1; i >= 0 && trusts(address); i--) {
      String next = chain[i].strip();
      if (next.isEmpty() || next.length() > MAX_ADDRESS_LENGTH) {
        break;
      }
      address = next;
    }
    return address;
  }
}
