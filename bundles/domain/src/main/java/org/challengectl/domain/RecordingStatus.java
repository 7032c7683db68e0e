package org.challengectl.domain;

/** How a recording stands. */
public enum RecordingStatus {
  /** A listener has been asked. */
  PENDING,
  /** The listener says that it records. */
  RECORDING,
  /** Measured and uploaded. */
  COMPLETED,
  /** Ended without a whole recording. */
  FAILED,
  /** Called off before it began. */
  CANCELLED
}
