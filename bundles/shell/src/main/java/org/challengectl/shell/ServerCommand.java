package org.challengectl.shell;

import java.io.PrintStream;
import java.time.ZoneId;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.domain.AuditEntry;
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
  @Reference Audit audit;

  @Override
  public final Object execute() throws Exception {
    AuditEntry.Outcome outcome = AuditEntry.Outcome.FAILED;
    try {
      run(System.out);
      outcome = AuditEntry.Outcome.DONE;
    } catch (RefusedException e) {
      outcome = AuditEntry.Outcome.REFUSED;
      e.problems().stream().map(Problem::sentence).forEach(System.out::println);
      throw failure(e.getMessage());
    } catch (AccessException | CommandException e) {
      outcome = AuditEntry.Outcome.REFUSED;
      throw failure(e.getMessage());
    } finally {
      if (!action().isEmpty()) {
        audit.record(Actor.shell(), action(), subject(), outcome, "");
      }
    }
    return null;
  }

  /**
   * Name in the audit trail; empty for what changes nothing, or for what the called service audits
   * itself.
   */
  String action() {
    return "";
  }

  /** What it is done to, for the audit trail. */
  String subject() {
    return "";
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
