package org.challengectl.domain;

/** Where a challenge is in its cycle. */
public enum ChallengeStatus {
  /** Ready to be assigned. */
  QUEUED,
  /** Leased to an agent. */
  ASSIGNED,
  /** Resting until its next transmission is due. */
  WAITING,
  /** Taken out by an operator. */
  DISABLED
}
