package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Actor;

/** Disables a user. */
@Service
@Command(
    scope = "user",
    name = "disable",
    description = "Ends all sessions of a user and lets nobody sign in as him")
public class UserDisable extends UserCommand {

  @Override
  void run(PrintStream out) {
    users.setEnabled(name, false, Actor.shell());
    out.println(name + ": disabled, all sessions ended");
  }
}
