package org.challengectl.domain;

import java.util.List;
import java.util.Optional;

/** Provisioning keys. */
public interface ProvisioningRepository {

  /** All, newest first. */
  List<ProvisioningKey> keys();

  Optional<ProvisioningKey> key(String id);

  /**
   * Stores a key that has just been made.
   *
   * @throws RefusedException {@code key_taken} if there is one of that id
   */
  void add(ProvisioningKey key);

  /** Enables or disables a key; returns it as it is then, or empty if there is none. */
  Optional<ProvisioningKey> setEnabled(String id, boolean enabled);

  /** False if there is none. */
  boolean delete(String id);
}
