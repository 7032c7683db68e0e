package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.scheduler.EventControl;

/** Resumes the event. */
@Service
@Command(scope = "event", name = "resume", description = "Lets transmissions start again")
public class EventResume extends ServerCommand {

  @Reference EventControl control;

  @Override
  void run(PrintStream out) {
    control.resume();
    out.println("Resumed.");
  }

  @Override
  String action() {
    return "event.resume";
  }
}
