package org.challengectl.views.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.challengectl.protocol.LogInfo;
import org.challengectl.views.LogBook;

/** The last lines, up to a number. Safe for concurrent use. */
public final class LogRing implements LogBook {

  private static final int MAX_MESSAGE = 4_000;

  private final int capacity;
  private final Deque<LogInfo> lines = new ArrayDeque<>();

  public LogRing(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a line; the oldest one goes if there are too many. */
  public synchronized void add(LogInfo line) {
    if (lines.size() == capacity) {
      lines.removeLast();
    }
    lines.addFirst(
        line.message().length() <= MAX_MESSAGE
            ? line
            : new LogInfo(
                line.timestamp(),
                line.source(),
                line.agentId(),
                line.level(),
                line.message().substring(0, MAX_MESSAGE)));
  }

  @Override
  public List<LogInfo> lines(Filter filter, int limit, int offset) {
    List<LogInfo> all;
    synchronized (this) {
      all = List.copyOf(lines);
    }
    return all.stream().filter(filter::wants).skip(offset).limit(limit).toList();
  }
}
