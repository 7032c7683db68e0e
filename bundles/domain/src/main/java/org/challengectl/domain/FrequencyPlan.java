package org.challengectl.domain;

import java.util.List;

/** Where a challenge may be transmitted; drawn anew for each transmission unless it is fixed. */
public sealed interface FrequencyPlan {

  /** Always the same carrier frequency. */
  record Fixed(long frequencyHz) implements FrequencyPlan {
    public Fixed {
      if (frequencyHz <= 0) {
        throw new IllegalArgumentException("frequency must be positive, was " + frequencyHz);
      }
    }
  }

  /** Somewhere in one of the named ranges. */
  record Named(List<String> rangeNames) implements FrequencyPlan {
    public Named {
      rangeNames = List.copyOf(rangeNames);
      if (rangeNames.isEmpty()) {
        throw new IllegalArgumentException("at least one range name is needed");
      }
    }
  }

  /** Somewhere in a range that the challenge itself gives. */
  record Manual(FrequencyBand range) implements FrequencyPlan {}
}
