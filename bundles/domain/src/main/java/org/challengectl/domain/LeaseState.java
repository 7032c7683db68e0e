package org.challengectl.domain;

/** Whether a lease holds. */
public enum LeaseState {
  /** The holder may be on the air. */
  LIVE,
  /** The holder reported its end. */
  RELEASED,
  /** Its time and guard have passed. */
  EXPIRED
}
