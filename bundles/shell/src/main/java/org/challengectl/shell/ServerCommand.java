package org.challengectl.shell;

import java.io.PrintStream;
import java.time.ZoneId;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.Problem;
import org.challengectl.domain.RefusedException;

/**
 * A command. What the server refuses becomes one red sentence; the shell shows that without a stack
 * trace and the command counts as failed.
 */
abstract class ServerCommand implements Action {

  @Reference EventRepository events;

  @Override
  public final Object execute() throws Exception {
    try {
      run(System.out);
    } catch (RefusedException e) {
      e.problems().stream().map(Problem::sentence).forEach(System.out::println);
      throw failure(e.getMessage());
    }
    return null;
  }

  /** Does it and says what was done. */
  abstract void run(PrintStream out) throws Exception;

  /** The zone that times are shown in. */
  ZoneId zone() {
    return events.event().map(Event::timezone).orElseGet(ZoneId::systemDefault);
  }

  /** Ends the command with a sentence in red. */
  static CommandException failure(String sentence) {
    return new CommandException(
        SimpleAnsi.COLOR_RED + sentence + SimpleAnsi.COLOR_DEFAULT, sentence);
  }
}
