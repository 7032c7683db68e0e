package org.challengectl.auth.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.challengectl.auth.AgentClaim;
import org.challengectl.domain.AgentHost;

/**
 * Tells whether a client is on the host that a key is bound to. What does not tell hosts apart (an
 * empty or zero MAC address, "localhost" ...) is neither stored nor compared.
 */
final class HostBinding {

  private static final int MAX_LENGTH = 255;
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern SEPARATORS = Pattern.compile("[:.-]");
  private static final Set<String> NO_MACS = Set.of("0".repeat(12), "f".repeat(12));
  private static final Pattern ZERO = Pattern.compile("[0{}-]*");
  private static final Set<String> NO_NAMES =
      Set.of("localhost", "localhost.localdomain", "unknown", "none", "null", "uninitialized");

  private HostBinding() {}

  /** What is stored of the host that somebody enrols from. */
  static AgentHost of(AgentClaim claim) {
    return new AgentHost(
        claim.address(),
        claim.mac().flatMap(HostBinding::mac),
        claim.machineId().flatMap(HostBinding::machineId),
        claim.hostname().flatMap(HostBinding::hostname));
  }

  /** Whether at least one of the host's marks is the client's. */
  static boolean admits(AgentHost host, AgentClaim claim) {
    AgentHost shown = of(claim);
    return (!host.address().isBlank() && host.address().equals(shown.address()))
        || same(host.mac(), shown.mac())
        || same(host.machineId(), shown.machineId())
        || same(host.hostname(), shown.hostname());
  }

  private static boolean same(Optional<String> stored, Optional<String> shown) {
    return stored.isPresent() && stored.equals(shown);
  }

  private static Optional<String> mac(String text) {
    return plain(text)
        .map(mac -> SEPARATORS.matcher(mac).replaceAll(""))
        .filter(mac -> MAC.matcher(mac).matches() && !NO_MACS.contains(mac));
  }

  private static Optional<String> machineId(String text) {
    return plain(text).filter(id -> !ZERO.matcher(id).matches() && !NO_NAMES.contains(id));
  }

  private static Optional<String> hostname(String text) {
    return plain(text).filter(name -> !NO_NAMES.contains(name));
  }

  private static Optional<String> plain(String text) {
    return Optional.of(text.strip().toLowerCase(Locale.ROOT))
        .filter(plain -> !plain.isEmpty() && plain.length() <= MAX_LENGTH);
  }
}
