package org.challengectl.agent.core;

import java.util.List;

/** The agents of this container, for operators. A service. Safe for concurrent use. */
public interface AgentDirectory {

  /** In the order of their files' names. */
  List<Entry> agents();

  /**
   * An agent.
   *
   * @param source its file
   * @param state of its link to the server, in words
   */
  record Entry(String source, AgentConfig config, String state, List<RadioSlot> radios) {}
}
