package org.challengectl.persistence.internal.model;

import java.time.Instant;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.EnrollmentToken;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** A row of {@code enrollment_tokens}. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "enrollment_tokens")
public class TokenEntity {

  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "agent_name")
  private String agentName;

  @Column(name = "key_lookup_id")
  private String keyLookupId;

  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "expires_at")
  private long expiresAt;

  @Column(name = "used_at")
  private Long usedAt;

  protected TokenEntity() {}

  TokenEntity(EnrollmentToken token) {
    tokenHash = Text.key(token.tokenHash(), "token's hash");
    agentName = Text.key(token.agentName(), "agent id");
    keyLookupId = Text.key(token.keyLookupId(), "key's lookup id");
    keyHash = Text.key(token.keyHash(), "key's hash");
    createdAt = Times.millis(token.createdAt());
    expiresAt = Times.millis(token.expiresAt());
    usedAt = Times.millis(token.usedAt());
  }

  boolean usable(Instant now) {
    return usedAt == null && now.isBefore(Times.instant(expiresAt));
  }

  void use(Instant now) {
    usedAt = Times.millis(now);
  }

  EnrollmentToken toDomain() {
    return new EnrollmentToken(
        tokenHash,
        agentName,
        keyLookupId,
        keyHash,
        Times.instant(createdAt),
        Times.instant(expiresAt),
        Times.instant(usedAt));
  }
}
