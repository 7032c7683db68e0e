package org.challengectl.scheduler.simulation;

/** An agent with radios, as the rest of the simulated world sees it. */
interface Runner {

  String id();

  /** Whether nothing gets through to it or from it. */
  boolean cut();

  void cut(boolean next);

  void start();

  /** Dies at once; its radios run dry. */
  void crash();

  boolean running();

  /** Nothing of it runs until {@link #wake}. */
  void freeze();

  void wake();

  /** The server says that there may be work. */
  void workAvailable();

  /** The server asks it to stop what it does under a lease. */
  void stop(long lease);
}
