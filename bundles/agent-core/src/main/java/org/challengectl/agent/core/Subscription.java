package org.challengectl.agent.core;

/** Ends when it is closed. */
public interface Subscription extends AutoCloseable {

  @Override
  void close();
}
