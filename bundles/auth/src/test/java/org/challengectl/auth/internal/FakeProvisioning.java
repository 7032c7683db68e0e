package org.challengectl.auth.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.challengectl.domain.ProvisioningKey;
import org.challengectl.domain.ProvisioningRepository;

/** Keeps keys in memory. */
final class FakeProvisioning implements ProvisioningRepository {

  private final Map<String, ProvisioningKey> keys = new TreeMap<>();

  @Override
  public List<ProvisioningKey> keys() {
    return List.copyOf(keys.values());
  }

  @Override
  public Optional<ProvisioningKey> key(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public void add(ProvisioningKey key) {
    keys.put(key.id(), key);
  }

  @Override
  public Optional<ProvisioningKey> setEnabled(String id, boolean enabled) {
    return Optional.ofNullable(keys.computeIfPresent(id, (k, key) -> key.withEnabled(enabled)));
  }

  @Override
  public boolean delete(String id) {
    return keys.remove(id) != null;
  }
}
