package org.challengectl.agent.core;

/** What agents of one kind do. A service; stopped when it goes away, started when it comes back. */
public interface AgentRole {

  AgentKind kind();

  /** Starts one agent's work; returns at once. */
  Running start(AgentContext context);

  /** An agent at work. */
  interface Running extends AutoCloseable {

    /** The server has (again) taken the agent in. Returns at once. */
    void registered();

    /** Radios, drivers or modulations came or went. Returns at once. */
    void radiosChanged();

    /** Ends the work: radios are silent and threads are ending when it returns. */
    @Override
    void close();
  }
}
