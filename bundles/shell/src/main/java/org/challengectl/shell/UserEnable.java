package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Actor;

/** Enables a user. */
@Service
@Command(scope = "user", name = "enable", description = "Lets a user sign in again")
public class UserEnable extends UserCommand {

  @Override
  void run(PrintStream out) {
    users.setEnabled(name, true, Actor.shell());
    out.println(name + ": enabled");
  }
}
