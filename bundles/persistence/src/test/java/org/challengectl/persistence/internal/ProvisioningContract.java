package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.ProvisioningKey;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.Test;

/** Provisioning keys. */
interface ProvisioningContract extends Repositories {

  @Test
  default void keepsProvisioningKeysNewestFirst() {
    ProvisioningKey first = provisioningKey("p1", NOW);
    ProvisioningKey second = provisioningKey("p2", NOW.plusSeconds(1));
    provisioning().add(first);
    provisioning().add(second);
    assertEquals(List.of(second, first), provisioning().keys());
    assertEquals(Optional.of(first), provisioning().key("p1"));
    assertEquals(Optional.empty(), provisioning().key("\u0000"));
  }

  @Test
  default void enablesDisablesAndDeletesAProvisioningKey() {
    ProvisioningKey key = provisioningKey("p1", NOW);
    provisioning().add(key);
    assertEquals(Optional.of(key.withEnabled(false)), provisioning().setEnabled("p1", false));
    assertFalse(provisioning().key("p1").orElseThrow().enabled());
    assertEquals(Optional.of(key), provisioning().setEnabled("p1", true));
    assertTrue(provisioning().delete("p1"));
    assertFalse(provisioning().delete("p1"));
    assertEquals(Optional.empty(), provisioning().setEnabled("p1", true));
    assertEquals(Optional.empty(), provisioning().key("p1"));
  }

  @Test
  default void refusesAProvisioningKeyOfTheSameId() {
    ProvisioningKey key = provisioningKey("p1", NOW);
    provisioning().add(key);
    assertThrows(
        RefusedException.class, () -> provisioning().add(provisioningKey("p1", NOW.plusMillis(1))));
    assertEquals(List.of(key), provisioning().keys());
  }

  private static ProvisioningKey provisioningKey(String id, Instant created) {
    return new ProvisioningKey(id, "hash-of-" + id, "Rack 'A'; --", true, created, "user:anna");
  }
}
