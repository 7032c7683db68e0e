package org.challengectl.benchmarks.load;

import java.util.Locale;

/** The calls whose latency is told apart. */
enum CallKind {
  /** A poll that brought a task. */
  POLL_WORK,
  /** A poll with nothing to do. */
  POLL_EMPTY,
  STARTED,
  COMPLETE,
  HEARTBEAT,
  /** Any call that was refused or broke. */
  FAILED;

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
