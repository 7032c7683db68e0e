package org.challengectl.driver.virtual;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the virtual air saw, as a service of the process that hosts it. Starts and ends are those of
 * the samples that were really radiated, not what a transmitter claims. Safe for concurrent use.
 */
@ProviderType
public interface AirAccount {

  /** How many entries are kept in memory; the oldest go first. */
  int LIMIT = 10_000;

  /** A snapshot of the newest {@value #LIMIT} transmissions, in the order of their starts. */
  List<AirEntry> entries();
}
