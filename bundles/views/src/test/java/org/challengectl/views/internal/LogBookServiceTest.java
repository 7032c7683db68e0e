package org.challengectl.views.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.DomainEvent.AgentLogged;
import org.challengectl.protocol.LogInfo;
import org.challengectl.views.LogBook;
import org.challengectl.views.testing.DirectBus;
import org.challengectl.views.testing.ManualTime;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.Test;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

class LogBookServiceTest {

  private static final LogBook.Filter ALL =
      new LogBook.Filter(Optional.empty(), Optional.empty(), Optional.empty());

  private final DirectBus bus = new DirectBus();
  private final ServerLog log = new ServerLog();
  private final LogBookService book = new LogBookService(bus, new ManualTime(), log);

  /** The container's log. */
  private static final class ServerLog implements LogReaderService {

    private final List<LogListener> listeners = new ArrayList<>();

    @Override
    public void addLogListener(LogListener listener) {
      listeners.add(listener);
    }

    @Override
    public void removeLogListener(LogListener listener) {
      listeners.remove(listener);
    }

    @Override
    public Enumeration<LogEntry> getLog() {
      throw new UnsupportedOperationException();
    }

    void write(LogLevel level, String message) {
      write("org.challengectl.files", level, message);
    }

    /** An entry has a dozen getters; three of them matter. */
    void write(String logger, LogLevel level, String message) {
      LogEntry entry =
          (LogEntry)
              Proxy.newProxyInstance(
                  LogEntry.class.getClassLoader(),
                  new Class<?>[] {LogEntry.class},
                  (proxy, method, arguments) ->
                      switch (method.getName()) {
                        case "getLogLevel" -> level;
                        case "getMessage" -> message;
                        case "getLoggerName" -> logger;
                        default -> throw new UnsupportedOperationException(method.getName());
                      });
      listeners.forEach(listener -> listener.logged(entry));
    }
  }

  @Test
  void gathersWhatAgentsSayAndWhatTheServerWarnsOf() {
    bus.publish(new AgentLogged(Samples.NOON, "fox", "info", "tuned"));
    log.write(LogLevel.WARN, "slow\u001b[31m disk");
    log.write(LogLevel.ERROR, "no disk");
    log.write(LogLevel.INFO, "nothing to see");
    assertEquals(
        List.of("error no disk", "warning slow [31m disk", "info tuned"),
        book.lines(ALL, 10, 0).stream().map(l -> l.level() + " " + l.message()).toList());
    assertEquals("fox", book.lines(ALL, 1, 2).get(0).agentId());
  }

  @Test
  void tellsOthersWhatTheServerWarnsOfButNotWhatTheBusItselfComplainsOf() {
    List<String> told = new ArrayList<>();
    bus.subscribe(
        "test",
        event -> {
          if (event instanceof DomainEvent.ServerLogged logged) {
            told.add(logged.level() + " " + logged.message());
          }
        });
    log.write(LogLevel.WARN, "slow disk");
    log.write("org.challengectl.events.internal.Mailbox", LogLevel.WARN, "a slow subscriber");
    assertEquals(List.of("warning slow disk"), told);
    assertEquals(2, book.lines(ALL, 10, 0).size());
  }

  @Test
  void isQuietWhenItHasStopped() {
    book.stop();
    log.write(LogLevel.ERROR, "late");
    assertTrue(log.listeners.isEmpty());
    assertEquals(List.of(), book.lines(ALL, 10, 0));
  }

  @Test
  void worksWhereTheContainerHasNoLog() {
    LogBookService alone = new LogBookService(bus, new ManualTime(), null);
    bus.publish(new AgentLogged(Samples.NOON, "fox", "info", "tuned"));
    assertEquals(1, alone.lines(ALL, 10, 0).size());
    alone.stop();
  }

  @Test
  void keepsOnlyTheNewest() {
    LogRing ring = new LogRing(3);
    for (int i = 0; i < 10; i++) {
      ring.add(new LogInfo(Samples.NOON, "agent", "fox", "info", String.valueOf(i)));
    }
    assertEquals(
        List.of("9", "8", "7"), ring.lines(ALL, 10, 0).stream().map(LogInfo::message).toList());
  }
}
