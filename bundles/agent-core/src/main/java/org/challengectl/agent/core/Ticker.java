package org.challengectl.agent.core;

/**
 * A clock that only goes forward, whatever happens to the wall clock, and that goes on while the
 * machine is suspended. Safe for concurrent use.
 */
@FunctionalInterface
public interface Ticker {

  /** Nanoseconds since some moment; only differences mean anything. */
  long nanos();

  /** Looks for what cannot be noticed in passing, such as a suspension; may read a file. */
  default void check() {}
}
