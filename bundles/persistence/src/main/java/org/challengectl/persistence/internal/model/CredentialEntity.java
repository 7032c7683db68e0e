package org.challengectl.persistence.internal.model;

import java.util.Optional;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.AgentCredential;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** A row of {@code credentials}: one for each agent. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "credentials")
public class CredentialEntity {

  @Id
  @Column(name = "agent_id")
  private String agentId;

  @Column(name = "lookup_id")
  private String lookupId;

  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "created_at")
  private long createdAt;

  protected CredentialEntity() {}

  CredentialEntity(String agentId) {
    this.agentId = Text.key(agentId, "agent id");
  }

  void set(AgentCredential credential) {
    lookupId = Text.key(credential.lookupId(), "key's lookup id");
    keyHash = Text.key(credential.keyHash(), "key's hash");
    createdAt = Times.millis(credential.createdAt());
  }

  String agentId() {
    return agentId;
  }

  String keyHash() {
    return keyHash;
  }

  /**
   * With its details.
   *
   * @param details null if there are none
   */
  AgentCredential toDomain(CredentialDetailsEntity details) {
    Optional<CredentialDetailsEntity> more = Optional.ofNullable(details);
    return new AgentCredential(
        agentId,
        lookupId,
        keyHash,
        Times.instant(createdAt),
        more.flatMap(CredentialDetailsEntity::host),
        more.flatMap(CredentialDetailsEntity::proof));
  }
}
