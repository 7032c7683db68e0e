package org.challengectl.domain;

/** What an agent does. */
public enum AgentType {
  /** Transmits. */
  RUNNER,
  /** Records. */
  LISTENER
}
