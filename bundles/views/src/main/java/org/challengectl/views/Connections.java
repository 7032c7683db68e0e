package org.challengectl.views;

import java.util.function.IntSupplier;

/** How many WebSockets are open; who serves them says it. Safe for concurrent use. */
public interface Connections {

  /** Who is at the other end. */
  enum Kind {
    CONSOLE,
    PLAYER,
    AGENT,
    /** An organiser who looks at what listeners receive. */
    LISTENING,
    /** A listener that sends what it receives. */
    STREAM
  }

  /** Counts with a supplier until the result is closed. */
  Count count(Kind kind, IntSupplier open);

  /** Those that are open now. */
  int open(Kind kind);

  /** Ends when it is closed. */
  interface Count extends AutoCloseable {
    @Override
    void close();
  }
}
