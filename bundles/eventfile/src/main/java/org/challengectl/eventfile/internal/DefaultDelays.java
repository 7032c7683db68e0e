package org.challengectl.eventfile.internal;

import java.time.Duration;

/** The delays of challenges that do not give their own. */
record DefaultDelays(Duration min, Duration max) {

  /** What holds before the first entry that sets defaults. */
  static final DefaultDelays INITIAL =
      new DefaultDelays(Duration.ofSeconds(60), Duration.ofSeconds(90));
}
