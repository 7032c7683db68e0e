package org.challengectl.eventfile;

import java.util.Optional;
import org.challengectl.eventfile.FlagFiles.Resolved;

/** The files that came with a list of a past event, and how the new event names them. */
public interface PastFiles {

  /**
   * Finds a file.
   *
   * @param path as in the list, perhaps without folders at its front; never with {@code ..}
   */
  Optional<Resolved> find(String path);

  /** Why something that is there was not found; empty if nothing is there. */
  default Optional<String> unusable(String path) {
    return Optional.empty();
  }

  /**
   * The path by which the new event names a file.
   *
   * @param path under which it was found
   */
  String place(Resolved file, String path);

  /** What the new event's paths lead to. */
  FlagFiles placed();

  Hints hints();

  /**
   * What to do.
   *
   * @param missing if a file is not there
   * @param leadsOut if a path has {@code ..} in it
   */
  record Hints(String missing, String leadsOut) {}
}
