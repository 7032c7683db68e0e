package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.scheduler.EventControl;

/** Pauses the event. */
@Service
@Command(
    scope = "event",
    name = "pause",
    description =
        "Stops new transmissions until event:resume, over restarts too; what is on the air goes on to its end")
public class EventPause extends ServerCommand {

  @Reference EventControl control;

  @Override
  void run(PrintStream out) {
    control.pause();
    out.println("Paused: nothing new is sent until event:resume.");
  }

  @Override
  String action() {
    return "event.pause";
  }
}
