package org.challengectl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.challengectl.auth.Users;

/** A command for one user; the service behind it writes the audit trail. */
abstract class UserCommand extends ServerCommand {

  @Reference Users users;

  @Argument(name = "name", description = "A user's name, as user:list shows it", required = true)
  @Completion(UserNames.class)
  String name;

  /** Shows a password that was just made. */
  static void show(PrintStream out, Users.NewPassword made, String what) {
    out.println(what + ", shown now and never again:");
    out.println();
    out.println("  " + made.password());
  }
}
