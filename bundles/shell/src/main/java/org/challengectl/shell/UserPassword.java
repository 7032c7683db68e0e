package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Actor;

/** Gives a user a new password. */
@Service
@Command(
    scope = "user",
    name = "password",
    description =
        "Makes a password that the user must change when he signs in; ends all his sessions. His second"
            + " factor stays")
public class UserPassword extends UserCommand {

  @Override
  void run(PrintStream out) {
    show(out, users.resetPassword(name, Actor.shell()), "A new password for " + name);
  }
}
