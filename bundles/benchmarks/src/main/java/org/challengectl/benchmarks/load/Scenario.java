package org.challengectl.benchmarks.load;

import java.util.Locale;

/** What the agents find. */
enum Scenario {
  /** Always something due: each cycle is a poll, "started" and "complete". */
  CYCLES,
  /** Nothing due, as nearly all the time at a real event. */
  IDLE;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
