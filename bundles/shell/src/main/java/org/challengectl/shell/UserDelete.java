package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Actor;

/** Deletes a user. */
@Service
@Command(scope = "user", name = "delete", description = "Deletes a user and ends all his sessions")
public class UserDelete extends UserCommand {

  @Override
  void run(PrintStream out) {
    users.delete(name, Actor.shell());
    out.println(name + ": deleted, all sessions ended");
  }
}
