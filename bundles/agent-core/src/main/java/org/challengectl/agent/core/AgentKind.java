package org.challengectl.agent.core;

/** What an agent is there for. */
public enum AgentKind {
  /** It transmits. */
  RUNNER("runner"),
  /** It records. */
  LISTENER("listener");

  private final String wireName;

  AgentKind(String wireName) {
    this.wireName = wireName;
  }

  /** As in YAML and on the wire. */
  public String wireName() {
    return wireName;
  }
}
