package org.challengectl.persistence.internal.model;

import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.UserSession;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** A row of {@code user_sessions}. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "user_sessions")
public class UserSessionEntity {

  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  private String username;

  @Column(name = "second_factor")
  private boolean secondFactor;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "expires_at")
  private long expiresAt;

  private String address;

  protected UserSessionEntity() {}

  UserSessionEntity(UserSession session) {
    tokenHash = Text.key(session.tokenHash(), "token's hash");
    username = Text.key(session.username(), "user's name");
    secondFactor = session.secondFactor();
    createdAt = Times.millis(session.createdAt());
    expiresAt = Times.millis(session.expiresAt());
    address = Text.free(session.address());
  }

  UserSession toDomain() {
    return new UserSession(
        tokenHash,
        username,
        secondFactor,
        Times.instant(createdAt),
        Times.instant(expiresAt),
        address);
  }
}
