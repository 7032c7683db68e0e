package org.challengectl.domain;

/** How a transmission stands. */
public enum TransmissionStatus {
  /** Granted; perhaps already on the air. */
  ASSIGNED,
  /** Sent to its end. */
  SUCCESS,
  /** Ended early or never begun. */
  FAILURE,
  /** Nobody reported its end before the lease was over. */
  EXPIRED
}
