package org.challengectl.domain;

/** How the pause after a transmission follows from the least and the greatest delay. */
public enum DelayMode {
  /** Always half way between them. */
  MEAN,
  /** Drawn anew each time, evenly between them. */
  UNIFORM
}
