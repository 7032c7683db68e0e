package org.challengectl.views;

import java.util.function.Consumer;
import org.challengectl.domain.Recording;

/**
 * What players may know, and nothing else. Kept in memory and made anew when something has
 * happened, at most twice a second, so that a hall of players costs no more than one. Safe for
 * concurrent use.
 */
public interface PublicBoard {

  /** The board as it is now; usually costs nothing. */
  PublicSnapshot snapshot();

  /**
   * Whether players may see a recording's picture: only if they may know the frequency, the
   * modulation and the time, for all of them can be read off it.
   */
  boolean shows(Recording recording);

  /**
   * Tells of each new board, on a thread that must not be kept, until the result is closed.
   *
   * @param listener must not throw
   */
  Watch watch(Consumer<PublicSnapshot> listener);

  /** A running subscription. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
