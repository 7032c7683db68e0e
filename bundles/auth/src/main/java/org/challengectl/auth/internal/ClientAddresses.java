package org.challengectl.auth.internal;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a client's real address behind proxies that are known.
 *
 * @param trustedProxies single ones, or the networks that they are in
 */
record ClientAddresses(List<AddressRange> trustedProxies) {

  private static final Logger LOG = LoggerFactory.getLogger(ClientAddresses.class);
  private static final int MAX_ADDRESS_LENGTH = 45;

  ClientAddresses {
    trustedProxies = List.copyOf(trustedProxies);
  }

  static ClientAddresses behind(String... configured) {
    return new ClientAddresses(
        ConfiguredList.of(configured)
            .map(ClientAddresses::range)
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<AddressRange> range(String text) {
    Optional<AddressRange> range = AddressRange.parse(text);
    if (range.isEmpty()) {
      LOG.error(
          "{}: trusted_proxies takes addresses and networks like 10.0.0.0/8, was '{}'; it is left out",
          AuthConfig.PID,
          text);
    }
    return range;
  }

  /** Whether what a peer says of its clients is believed. */
  boolean trusts(String peerAddress) {
    return trustedProxies.stream().anyMatch(range -> range.contains(peerAddress));
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
