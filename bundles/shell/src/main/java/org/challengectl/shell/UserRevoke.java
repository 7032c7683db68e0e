package org.challengectl.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.auth.Actor;
import org.challengectl.domain.User;

/** Takes permissions away from a user. */
@Service
@Command(
    scope = "user",
    name = "revoke",
    description = "Takes permissions away from a user, at once")
public class UserRevoke extends UserCommand {

  @Argument(
      index = 1,
      name = "permission",
      description = "A permission, or 'all'; several may be given",
      required = true,
      multiValued = true)
  @Completion(PermissionNames.class)
  List<String> permissions;

  @Override
  void run(PrintStream out) throws CommandException {
    User user = users.revoke(name, PermissionNames.read(permissions), Actor.shell());
    out.println(user.name() + " may now: " + PermissionNames.summary(user.permissions()));
  }
}
