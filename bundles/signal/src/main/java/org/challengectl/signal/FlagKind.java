package org.challengectl.signal;

/** What sort of flag a modulation can send. */
public enum FlagKind {
  /** Characters. */
  TEXT,
  /** An audio file. */
  AUDIO,
  /** A picture. */
  IMAGE,
  /** Any bytes of a file. */
  BYTES
}
