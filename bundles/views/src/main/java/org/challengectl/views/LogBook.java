package org.challengectl.views;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.challengectl.protocol.LogInfo;

/** The last log lines of agents, and the server's own warnings. Safe for concurrent use. */
public interface LogBook {

  /** The levels, from the least to the gravest. */
  List<String> LEVELS = List.of("debug", "info", "warning", "error", "critical");

  /** Newest first. */
  List<LogInfo> lines(Filter filter, int limit, int offset);

  /**
   * Which lines are wanted; what is empty does not matter.
   *
   * @param level one of {@link #LEVELS}: that one and graver
   * @param text that is in the message, in any case
   */
  record Filter(Optional<String> level, Optional<String> agentId, Optional<String> text) {

    /** Whether it wants this one. */
    public boolean wants(LogInfo line) {
      return level.map(l -> LEVELS.indexOf(line.level()) >= LEVELS.indexOf(l)).orElse(true)
          && agentId.map(id -> id.equals(line.agentId())).orElse(true)
          && text.map(t -> lower(line.message()).contains(lower(t))).orElse(true);
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
