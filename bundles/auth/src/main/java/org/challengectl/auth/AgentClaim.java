package org.challengectl.auth;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a client that shows an agent's key says of its host.
 *
 * @param address as the server sees it
 * @param mac from {@code X-Runner-MAC}, in any usual spelling
 * @param machineId from {@code X-Runner-Machine-ID}
 * @param hostname from {@code X-Runner-Hostname}, which only our agents send
 */
public record AgentClaim(
    String address, Optional<String> mac, Optional<String> machineId, Optional<String> hostname) {

  /** One of which nothing but its address is known. */
  public static AgentClaim from(String address) {
    return new AgentClaim(address, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What the headers of a request say.
   *
   * @param header gives a header's value, or null if it is not there
   */
  public static AgentClaim from(String address, UnaryOperator<String> header) {
    return new AgentClaim(
        address,
        Optional.ofNullable(header.apply("X-Runner-MAC")),
        Optional.ofNullable(header.apply("X-Runner-Machine-ID")),
        Optional.ofNullable(header.apply("X-Runner-Hostname")));
  }
}
