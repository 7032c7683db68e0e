package org.challengectl.persistence.internal.model;

import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.ProvisioningKey;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** A row of {@code provisioning_keys}. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "provisioning_keys")
public class ProvisioningKeyEntity {

  @Id
  @Column(name = "key_id")
  private String id;

  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "description")
  private String description;

  @Column(name = "enabled")
  private boolean enabled;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "created_by")
  private String createdBy;

  protected ProvisioningKeyEntity() {}

  ProvisioningKeyEntity(ProvisioningKey key) {
    id = Text.key(key.id(), "key's id");
    secretHash = Text.key(key.secretHash(), "key's hash");
    description = Text.free(key.description());
    enabled = key.enabled();
    createdAt = Times.millis(key.createdAt());
    createdBy = Text.free(key.createdBy());
  }

  void setEnabled(boolean next) {
    enabled = next;
  }

  ProvisioningKey toDomain() {
    return new ProvisioningKey(
        id, secretHash, description, enabled, Times.instant(createdAt), createdBy);
  }
}
