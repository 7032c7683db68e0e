package org.challengectl.persistence.internal.model;

import java.time.Instant;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** A row of {@code used_totp_steps}: the latest time step that a user has used. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "used_totp_steps")
public class TotpStepEntity {

  @Id private String username;

  @Column(name = "time_step")
  private long step;

  @Column(name = "used_at")
  private long usedAt;

  protected TotpStepEntity() {}

  TotpStepEntity(String username, long step, Instant at) {
    this.username = Text.key(username, "user's name");
    use(step, at);
  }

  boolean isBefore(long other) {
    return step < other;
  }

  final void use(long later, Instant at) {
    step = later;
    usedAt = Times.millis(at);
  }
}
